package chat.scp.client.engine;

import chat.scp.dialect.ClientConfig;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What carries sessions: QUIC, or a simulated network. Thread-safe. */
public interface Carrier extends AutoCloseable {
    /** A session without a connection. Its events come on a thread that must not wait. */
    Carried session(ClientConfig config, Consumer<ClientEvent> application);

    /** Ends all connections. */
    @Override
    void close();

    /** One session. */
    interface Carried {
        /** Makes a connection, on which the session logs in or resumes; fails with an IOException. */
        CompletableFuture<?> connect(String host, int port);

        /** Fails with an IllegalCommandException when the session's state does not allow it. */
        CompletableFuture<@Nullable Void> command(ClientCommand command);
    }
}
