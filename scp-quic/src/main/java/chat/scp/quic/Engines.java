package chat.scp.quic;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.netty.NettyProbe;

/** Makes the engine that was chosen, and says which it was. */
final class Engines {
    private static final System.Logger LOG = System.getLogger(Engines.class.getName());

    private Engines() {}

    static QuicEngine forServer(EngineChoice choice) throws QuicException {
        if (choice == EngineChoice.AUTOMATIC) {
            String whyNot = NettyProbe.whyNot();
            if (!whyNot.isEmpty()) {
                LOG.log(System.Logger.Level.DEBUG, "no engine of Netty: " + whyNot);
            }
            return said("server", whyNot.isEmpty() ? NettyProbe.open() : new KwikEngine());
        }
        return said("server", chosen(choice));
    }

    static QuicEngine forClient(EngineChoice choice) throws QuicException {
        return said("client", chosen(choice));
    }

    private static QuicEngine chosen(EngineChoice choice) throws QuicException {
        if (choice != EngineChoice.NETTY) {
            return new KwikEngine();
        }
        String whyNot = NettyProbe.whyNot();
        if (!whyNot.isEmpty()) {
            throw new QuicException("Netty's QUIC engine was chosen, but " + whyNot);
        }
        return NettyProbe.open();
    }

    private static QuicEngine said(String side, QuicEngine engine) {
        LOG.log(System.Logger.Level.INFO, "QUIC of the " + side + ": " + engine.name());
        return engine;
    }
}
