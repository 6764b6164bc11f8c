package chat.scp.v2.codec;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.wire.Codec;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireReader;
import chat.scp.wire.WireWriter;

/**
 * What all frames of SCP/2 share: a header, the fields of the type, then extension fields. §3.1, §3.2
 *
 * <pre>
 *  0        1        2                 4                                   8
 * +--------+--------+-----------------+-----------------------------------+-----------------
 * |  0x02  |  type  |      flags      |          payload length           | fields, extension fields
 * +--------+--------+-----------------+-----------------------------------+-----------------
 * flags: 0x00FE of the type, 0x0001 extension fields follow, 0xFF00 ignorable
 * </pre>
 */
abstract class Scp2Codec<P extends Scp2Pdu> implements Codec<P> {
    static final int FLAG_EXTENSIONS = 0x0001;
    private static final int CRITICAL_FLAGS = 0x00FF;

    private final Scp2Type type;
    private final Class<P> pduClass;
    private final int knownFlags;

    Scp2Codec(Scp2Type type, Class<P> pduClass) {
        this(type, pduClass, 0);
    }

    Scp2Codec(Scp2Type type, Class<P> pduClass, int ownFlags) {
        this.type = type;
        this.pduClass = pduClass;
        this.knownFlags = ownFlags | FLAG_EXTENSIONS;
    }

    /** Length of the fields, extension fields not counted. */
    abstract int fieldBytes(P pdu);

    abstract void encodeFields(P pdu, WireWriter out);

    /** Reads the fields and, by {@link #extensions}, what follows them. */
    abstract P decodeFields(int flags, WireReader in) throws ProtocolException;

    /** The flags of the type that this PDU sets. */
    int flags(P pdu) {
        return 0;
    }

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
        return FrameFormat.SCP2.headerBytes() + payloadBytes(pdu);
    }

    @Override
    public final void encode(P pdu, WireWriter out) {
        Extensions extensions = pdu.extensions();
        int flags = flags(pdu) | (extensions.isEmpty() ? 0 : FLAG_EXTENSIONS);
        out.header(FrameFormat.SCP2, type.code(), flags, payloadBytes(pdu));
        encodeFields(pdu, out);
        out.extensions(extensions);
    }

    @Override
    public final P decode(int flags, WireReader in) throws ProtocolException {
        // §3.1: an unknown flag of the lower half changes the layout; nobody may guess.
        if ((flags & CRITICAL_FLAGS & ~knownFlags) != 0) {
            throw new ProtocolException(
                    ErrorCode.BAD_FLAGS, "3.1", "flags 0x" + Integer.toHexString(flags) + " on " + type);
        }
        return decodeFields(flags, in);
    }

    static Extensions extensions(int flags, WireReader in) throws ProtocolException {
        return (flags & FLAG_EXTENSIONS) == 0 ? Extensions.NONE : in.extensions();
    }

    private int payloadBytes(P pdu) {
        return fieldBytes(pdu) + pdu.extensions().bytes();
    }
}
