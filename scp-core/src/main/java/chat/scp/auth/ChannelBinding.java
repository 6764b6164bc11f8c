package chat.scp.auth;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;

/**
 * What ties a login to the link below it, as one side sees it (RFC 5802 §6). Immutable.
 *
 * @param kind which of the three GS2 flags a client sends
 * @param data the hash of the server's certificate (RFC 5929 §4), or nothing
 */
public record ChannelBinding(Kind kind, Bytes data) {
    /** The GS2 flags. */
    public enum Kind {
        /** {@code n}: this side cannot bind, as on a link in memory that has no certificate. */
        UNSUPPORTED("n"),
        /** {@code y}: the client could bind, but saw no server that can. For clients only. */
        NOT_OFFERED("y"),
        /** {@code p}: bound to the server's certificate. */
        TLS_SERVER_END_POINT("p=tls-server-end-point");

        final String flag;

        Kind(String flag) {
            this.flag = flag;
        }
    }

    public static final ChannelBinding UNSUPPORTED = new ChannelBinding(Kind.UNSUPPORTED, Bytes.EMPTY);
    public static final ChannelBinding NOT_OFFERED = new ChannelBinding(Kind.NOT_OFFERED, Bytes.EMPTY);

    public ChannelBinding {
        if (data.isEmpty() == (kind == Kind.TLS_SERVER_END_POINT)) {
            throw new IllegalArgumentException("channel binding data goes with tls-server-end-point, and with it only");
        }
    }

    /** Bound, if a link has binding data; nothing to bind to, if the data is empty. */
    public static ChannelBinding ofLink(Bytes data) {
        return data.isEmpty() ? UNSUPPORTED : tlsServerEndPoint(data);
    }

    /** Bound to the certificate that has this hash; {@link ServerEndPoint} computes it. */
    public static ChannelBinding tlsServerEndPoint(Bytes certificateHash) {
        return new ChannelBinding(Kind.TLS_SERVER_END_POINT, certificateHash);
    }

    public boolean isBound() {
        return kind == Kind.TLS_SERVER_END_POINT;
    }

    /** The mechanism that a client uses with this binding. */
    public Mechanism mechanism() {
        return isBound() ? Mechanism.SCRAM_SHA_256_PLUS : Mechanism.SCRAM_SHA_256;
    }

    /** RFC 5802 §7: gs2-header, without an authzid, since nobody acts for somebody else here. */
    String gs2Header() {
        return kind.flag + ",,";
    }
}
