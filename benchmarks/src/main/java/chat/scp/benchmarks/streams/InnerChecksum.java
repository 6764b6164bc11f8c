package chat.scp.benchmarks.streams;

import java.nio.ByteBuffer;

/**
 * Completes the checksum of the packet within a VXLAN datagram. The kernel leaves it to the network card, and here there is
 * none. RFC 7348, RFC 768, RFC 9293
 *
 * <pre>
 *  0          8              22           42
 * | VXLAN    | Ethernet     | IPv4, 20 or more | UDP or TCP
 * </pre>
 */
final class InnerChecksum {
    private static final int ETHERNET_AT = 8;
    private static final int IP_AT = ETHERNET_AT + 14;
    private static final int MIN_BYTES = IP_AT + 28;
    private static final int IPV4 = 0x0800;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private InnerChecksum() {}

    static void complete(byte[] datagram, int length) {
        ByteBuffer in = ByteBuffer.wrap(datagram, 0, length);
        if (length < MIN_BYTES || in.getShort(IP_AT - 2) != IPV4) {
            return; // ARP and IPv6 have theirs
        }
        int protocol = in.get(IP_AT + 9);
        int at = IP_AT + 4 * (in.get(IP_AT) & 0x0f);
        int end = IP_AT + (in.getShort(IP_AT + 2) & 0xffff);
        int field = at + (protocol == TCP ? 16 : 6);
        if ((protocol != TCP && protocol != UDP) || end > length || field + 2 > end) {
            return;
        }
        in.putShort(field, (short) 0);
        long sum = protocol + (end - at);
        sum += sum(in, IP_AT + 12, IP_AT + 20) + sum(in, at, end);
        while (sum >> 16 != 0) {
            sum = (sum & 0xffff) + (sum >> 16);
        }
        int checksum = (int) ~sum & 0xffff;
        in.putShort(field, (short) (checksum == 0 && protocol == UDP ? 0xffff : checksum));
    }

    private static long sum(ByteBuffer in, int from, int to) {
        long sum = 0;
        int at = from;
        for (; at + 1 < to; at += 2) {
            sum += in.getShort(at) & 0xffff;
        }
        return at < to ? sum + ((in.get(at) & 0xff) << 8) : sum;
    }
}
