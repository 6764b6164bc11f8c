package chat.scp.session;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Dialect;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;

/**
 * The client's end. It outlives links: when one is lost it keeps what is not answered, and goes on
 * over the next. The first link decides the version for good.
 *
 * <pre>{@code
 * ClientSession session = new ClientSession(ClientConfig.of(UserName.of("alice"), device, new Credential.Open()));
 * session.linkUp(link, nonce, now);
 * session.receive(Channel.CONTROL, bytes, now);
 * for (ClientEvent e = session.pollEvent(); e != null; e = session.pollEvent()) { ... }
 * }</pre>
 */
public final class ClientSession extends Session<ClientCommand, ClientEvent> {
    private final ClientConfig config;

    public ClientSession(ClientConfig config) {
        this.config = config;
    }

    @Override
    public void linkUp(LinkInfo link, Bytes nonce, long nowNanos) {
        if (!speaks()) {
            Dialect dialect = dialect(link);
            Outbox<ClientEvent> outbox = new Outbox<>(dialect.codecs());
            speak(dialect.client(config, outbox), outbox, dialect.codecs().format());
        }
        engine().linkUp(link, nonce, nowNanos);
    }

    private Dialect dialect(LinkInfo link) {
        Negotiator negotiator = Negotiator.of(1, config.newestVersion());
        if (link.alpn().isEmpty()) {
            return negotiator.newest();
        }
        return negotiator
                .byAlpn(link.alpn())
                .orElseThrow(() -> new IllegalArgumentException("no version speaks " + link.alpn()));
    }
}
