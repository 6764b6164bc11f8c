package chat.scp.quic;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A session that is carried over QUIC: what the application holds to command it. Thread-safe. Commands
 * take effect on the session's loop, in the order in which one thread gives them; given on the loop
 * itself, as from an event, they take effect at once.
 *
 * @param <C> the commands of the application
 */
public interface QuicSession<C> {
    /**
     * Gives a command. The future fails with {@link chat.scp.signal.IllegalCommandException} when the
     * session's state does not allow it, and nothing was sent; with {@link
     * java.util.concurrent.RejectedExecutionException} when too many commands wait. Its stages run on the
     * loop and must not wait.
     */
    CompletableFuture<@Nullable Void> command(C command);

    /** Whether there is a connection now. */
    boolean isConnected();

    /** The protocol that TLS agreed on for the present or last connection, such as {@code scp/2}; empty: none yet. */
    String alpn();

    /** Where the present or last connection goes; null: none yet, which is only so at a client. */
    @Nullable
    InetSocketAddress remoteAddress();

    /** Of the present or last connection. */
    QuicStatistics statistics();

    /** Ends the session in good order; does nothing on one that has ended. */
    void close();
}
