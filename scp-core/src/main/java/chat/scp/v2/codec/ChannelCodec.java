package chat.scp.v2.codec;

import chat.scp.pdu.ChannelKind;
import chat.scp.pdu.v2.Channel;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/** §7.1.13 */
final class ChannelCodec extends Scp2Codec<Channel> {
    private static final int FIXED_BYTES = 5;

    ChannelCodec() {
        super(Scp2Type.CHANNEL, Channel.class);
    }

    @Override
    int fieldBytes(Channel pdu) {
        return FIXED_BYTES;
    }

    @Override
    void encodeFields(Channel pdu, WireWriter out) {
        out.u32(pdu.number());
        out.coded(pdu.kind());
    }

    @Override
    Channel decodeFields(int flags, WireReader in) throws ProtocolException {
        int number = in.u32();
        ChannelKind kind = in.coded(ChannelKind::ofCode);
        return new Channel(number, kind, extensions(flags, in));
    }
}
