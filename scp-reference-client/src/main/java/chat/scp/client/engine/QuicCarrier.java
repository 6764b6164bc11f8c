package chat.scp.client.engine;

import chat.scp.dialect.ClientConfig;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.QuicException;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries sessions over QUIC. */
public final class QuicCarrier implements Carrier {
    private final QuicConnector connector;

    private QuicCarrier(QuicConnector connector) {
        this.connector = connector;
    }

    /**
     * {@code trust} is asked about {@code host} and {@code port} wherever the connection goes: who is sent
     * elsewhere by a GOAWAY looks for the same server there. §4.7-4
     */
    public static QuicCarrier to(String host, int port, ConnectorOptions options, ServerTrust trust)
            throws QuicException {
        ServerTrust sameServer = (chain, where, wherePort) -> trust.check(chain, host, port);
        return new QuicCarrier(QuicConnector.of(options, sameServer));
    }

    @Override
    public Carried session(ClientConfig config, Consumer<ClientEvent> application) {
        return new OverQuic(connector.client(config, application));
    }

    private record OverQuic(QuicClient client) implements Carried {
        @Override
        public CompletableFuture<?> connect(String host, int port) {
            return client.connect(host, port);
        }

        @Override
        public CompletableFuture<@Nullable Void> command(ClientCommand command) {
            return client.command(command);
        }
    }

    @Override
    public void close() {
        connector.close();
    }
}
