package chat.scp.v1.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Utf8;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.wire.Codec;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/**
 * What all frames of SCP/1 share. §10.1
 *
 * <pre>
 *  0        1        2                 4
 * +--------+--------+-----------------+---------
 * |  0x01  |  type  |  payload length | payload
 * +--------+--------+-----------------+---------
 * </pre>
 */
abstract class Scp1Codec<P extends Scp1Pdu> implements Codec<P> {
    private final Scp1Type type;
    private final Class<P> pduClass;

    Scp1Codec(Scp1Type type, Class<P> pduClass) {
        this.type = type;
        this.pduClass = pduClass;
    }

    abstract int payloadBytes(P pdu);

    abstract void encodePayload(P pdu, WireWriter out);

    @Override
    public final int typeCode() {
        return type.code();
    }

    @Override
    public final Class<P> pduClass() {
        return pduClass;
    }

    @Override
    public final int frameBytes(P pdu) {
        return FrameFormat.SCP1.headerBytes() + payloadBytes(pdu);
    }

    @Override
    public final void encode(P pdu, WireWriter out) {
        out.header(FrameFormat.SCP1, type.code(), 0, payloadBytes(pdu));
        encodePayload(pdu, out);
    }

    static LegacyName name(WireReader in) throws ProtocolException {
        String text = in.text(in.u8());
        if (text.isEmpty() || Utf8.hasControl(text)) {
            throw new ProtocolException(ErrorCode.BAD_NAME, "10.2", "a name that is empty or has control characters");
        }
        return new LegacyName(text);
    }
}
