package chat.scp.pdu.v2;

import chat.scp.pdu.ChannelKind;
import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * First PDU on every stream but control: says what the stream is for. §7.1.13
 *
 * @param number index in the pool, or the request that a bulk stream answers
 * @param kind what the stream is for
 */
public record Channel(int number, ChannelKind kind, Extensions extensions) implements Scp2Pdu {
    public Channel {
        Check.u32("number", number);
    }

    public Channel(int number, ChannelKind kind) {
        this(number, kind, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.CHANNEL;
    }
}
