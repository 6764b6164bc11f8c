package chat.scp.wire;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import java.nio.ByteBuffer;

/** The header of a version: where the length stands, and which flags there are. §3.1, §10.1 */
public enum FrameFormat {
    /** version u8, type u8, length u16. */
    SCP1(1, "10.1", 4, 4 + 0xFFFF) {
        @Override
        int flags(ByteBuffer in, int offset) {
            return 0;
        }

        @Override
        int payloadBytes(ByteBuffer in, int offset) {
            return in.getShort(offset + 2) & 0xFFFF;
        }

        @Override
        void writeHeader(WireWriter out, int typeCode, int flags, int payloadBytes) {
            out.u8(1);
            out.u8(typeCode);
            out.u16(payloadBytes);
        }
    },

    /** version u8, type u8, flags u16, length u32. */
    SCP2(2, "3.1", 8, 16 * 1024 * 1024) {
        @Override
        int flags(ByteBuffer in, int offset) {
            return in.getShort(offset + 2) & 0xFFFF;
        }

        @Override
        int payloadBytes(ByteBuffer in, int offset) {
            return in.getInt(offset + 4);
        }

        @Override
        void writeHeader(WireWriter out, int typeCode, int flags, int payloadBytes) {
            out.u8(2);
            out.u8(typeCode);
            out.u16(flags);
            out.u32(payloadBytes);
        }
    };

    private final int version;
    private final String section;
    private final int headerBytes;
    private final int maxFrameBytes;

    FrameFormat(int version, String section, int headerBytes, int maxFrameBytes) {
        this.version = version;
        this.section = section;
        this.headerBytes = headerBytes;
        this.maxFrameBytes = maxFrameBytes;
    }

    public int version() {
        return version;
    }

    /** The section of the specification that has the header. */
    String section() {
        return section;
    }

    public int headerBytes() {
        return headerBytes;
    }

    /** Whether each frame is to leave in a write of its own: the first programs lose what is joined. §10.1 */
    public boolean wantsSingleWrites() {
        return this == SCP1;
    }

    /** No limit may be set higher than this. */
    public int maxFrameBytes() {
        return maxFrameBytes;
    }

    abstract int flags(ByteBuffer in, int offset);

    /** As it stands in the header; negative if its top bit is set. */
    abstract int payloadBytes(ByteBuffer in, int offset);

    abstract void writeHeader(WireWriter out, int typeCode, int flags, int payloadBytes);

    /** Length of the frame whose header is at {@code offset}, checked before anything is buffered. §3.1 */
    int checkedFrameBytes(ByteBuffer in, int offset, int limit) throws ProtocolException {
        checkVersion(in.get(offset));
        int payload = payloadBytes(in, offset);
        if (payload < 0 || payload > limit - headerBytes) {
            throw new ProtocolException(
                    ErrorCode.TOO_LARGE,
                    ProtocolException.Scope.CHANNEL,
                    section,
                    "a payload of " + Integer.toUnsignedString(payload) + " bytes, in a frame of at most " + limit);
        }
        return headerBytes + payload;
    }

    void checkVersion(byte first) throws ProtocolException {
        if (first != version) {
            throw new ProtocolException(
                    ErrorCode.BAD_VERSION,
                    ProtocolException.Scope.CHANNEL,
                    section,
                    "expected version " + version + ", got " + (first & 0xFF));
        }
    }

    static FrameFormat of(Pdu pdu) {
        return pdu.version() == SCP1.version ? SCP1 : SCP2;
    }
}
