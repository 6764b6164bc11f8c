package chat.scp.signal;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;

/**
 * What a link says of itself when it is up.
 *
 * @param alpn the protocol that both ends agreed on; empty: the link has no such thing
 * @param channelBinding {@code tls-server-end-point} data; empty: the link has no certificate
 * @param maxDatagramBytes longest datagram; 0: none can be had
 * @param conversationChannels whether there are channels beside control
 */
public record LinkInfo(String alpn, Bytes channelBinding, int maxDatagramBytes, boolean conversationChannels) {
    public LinkInfo {
        Check.u32("maxDatagramBytes", maxDatagramBytes);
    }
}
