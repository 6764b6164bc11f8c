package chat.scp.quic.tls;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * An identity that can be read again while the server runs, as after a certificate was renewed. What
 * asks at each handshake serves the new one from then on; connections that exist stay. Thread-safe.
 *
 * <pre>{@code
 * ReloadingIdentity identity = new ReloadingIdentity(() -> ServerIdentities.fromPem(chain, key));
 * }</pre>
 */
public final class ReloadingIdentity implements Supplier<ServerIdentity> {
    /** Reads an identity from where it is kept. */
    @FunctionalInterface
    public interface Source {
        ServerIdentity read() throws IOException;
    }

    private final Source source;
    private volatile ServerIdentity current;

    /** Reads it for the first time. */
    public ReloadingIdentity(Source source) throws IOException {
        this.source = Objects.requireNonNull(source);
        this.current = source.read();
    }

    @Override
    public ServerIdentity get() {
        return current;
    }

    /**
     * Reads it again.
     *
     * @return whether it is another than before
     * @throws IOException if what is there now is of no use, with the reason in its message: the old one stays
     */
    public synchronized boolean reload() throws IOException {
        ServerIdentity read = source.read();
        boolean changed = !read.chain().equals(current.chain());
        current = read;
        return changed;
    }
}
