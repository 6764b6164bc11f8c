package chat.scp.quic.kwik;

import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.KeyLog;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.KwikVersion;

/** kwik, in pure Java: always there. Thread-safe. */
public final class KwikEngine implements QuicEngine {
    static {
        withoutAssertions();
    }

    private final Set<KwikConnection> dialled = ConcurrentHashMap.newKeySet();
    private final Workers workers = new Workers();
    private final Faults faults;
    private final @Nullable KeyLog keyLog;

    public KwikEngine() {
        this(Faults.NONE, KeyLog.ofEnvironment());
    }

    /** With a network that misbehaves. */
    KwikEngine(Faults faults) {
        this(faults, null);
    }

    /** Without a key log if it is null. */
    KwikEngine(Faults faults, @Nullable KeyLog keyLog) {
        this.faults = faults;
        this.keyLog = keyLog;
    }

    /**
     * kwik asserts what its threads make untrue now and then, such as that a round trip takes a millisecond. Where
     * assertions are on, as in most people's tests, a connection then falls silent for ever, and nobody is told.
     * To be called before its classes are used.
     */
    private static void withoutAssertions() {
        ClassLoader loader = KwikVersion.class.getClassLoader();
        if (loader != null) {
            loader.setPackageAssertionStatus("tech.kwik", false);
        }
    }

    @Override
    public String name() {
        return "kwik " + KwikVersion.getVersion();
    }

    @Override
    public EngineServer listen(ServerSpec spec, ConnectionAcceptor acceptor) throws IOException {
        return new KwikServer(spec, acceptor, workers, faults);
    }

    @Override
    public CompletableFuture<EngineConnection> connect(ClientSpec spec, EngineLoop loop, ConnectionAcceptor acceptor) {
        return new KwikDialer(spec, loop, acceptor, workers, faults, keyLog).dial(dialled);
    }

    @Override
    public void close() {
        dialled.forEach(KwikConnection::closeNow);
        workers.close();
    }
}
