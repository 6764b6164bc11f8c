package chat.scp.session;

import chat.scp.dialect.Dialect;
import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one link. It ends with the link: what must last longer is the server's, in its
 * log.
 */
public final class ServerSession extends Session<ServerCommand, ServerEvent> {
    private final ServerConfig config;
    private final Negotiator negotiator;
    private @Nullable LinkInfo pendingLink;
    private Bytes pendingNonce = Bytes.EMPTY;
    private long pendingSinceNanos;

    /** {@code negotiator} says which versions this server speaks. */
    public ServerSession(ServerConfig config, Negotiator negotiator) {
        this.config = config;
        this.negotiator = negotiator;
    }

    @Override
    public void linkUp(LinkInfo link, Bytes nonce, long nowNanos) {
        if (link.alpn().isEmpty()) {
            pendingLink = link; // §4.1: the first byte will tell
            pendingNonce = nonce;
            pendingSinceNanos = nowNanos;
            return;
        }
        Dialect dialect = negotiator
                .byAlpn(link.alpn())
                .orElseThrow(() -> new IllegalArgumentException("no version speaks " + link.alpn()));
        begin(dialect, link, nonce, nowNanos);
    }

    @Override
    public void receive(Channel channel, ByteBuffer bytes, long nowNanos) {
        if (pendingLink != null && bytes.hasRemaining()) {
            // A first byte of no version gets the answer of the newest: BAD_VERSION.
            Dialect dialect =
                    negotiator.byFirstByte(bytes.get(bytes.position()) & 0xFF).orElseGet(negotiator::newest);
            beginPending(dialect, pendingLink);
        }
        super.receive(channel, bytes, nowNanos);
    }

    /** §4.2-14: who opens a link and says nothing has no longer than others. */
    @Override
    public long deadlineNanos() {
        return pendingLink == null
                ? super.deadlineNanos()
                : pendingSinceNanos + config.loginTimeout().toNanos();
    }

    @Override
    public void tick(long nowNanos) {
        if (pendingLink != null && deadlineNanos() <= nowNanos) {
            beginPending(negotiator.newest(), pendingLink);
        }
        super.tick(nowNanos);
    }

    @Override
    public void linkDown(long nowNanos) {
        pendingLink = null;
        super.linkDown(nowNanos);
    }

    private void beginPending(Dialect dialect, LinkInfo link) {
        pendingLink = null;
        begin(dialect, link, pendingNonce, pendingSinceNanos); // the login's time began with the link
    }

    private void begin(Dialect dialect, LinkInfo link, Bytes nonce, long nowNanos) {
        Outbox<ServerEvent> outbox = new Outbox<>(dialect.codecs());
        speak(dialect.server(config, outbox), outbox, dialect.codecs().format());
        engine().linkUp(link, nonce, nowNanos);
    }
}
