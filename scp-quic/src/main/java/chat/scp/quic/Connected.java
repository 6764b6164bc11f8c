package chat.scp.quic;

import java.net.InetSocketAddress;

/**
 * What a client got when it connected.
 *
 * @param alpn the protocol in use
 * @param downgraded whether the client would rather have spoken a newer one, and the server could not
 * @param remoteAddress where the server is
 */
public record Connected(String alpn, boolean downgraded, InetSocketAddress remoteAddress) {}
