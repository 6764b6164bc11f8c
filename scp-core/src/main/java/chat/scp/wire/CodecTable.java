package chat.scp.wire;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.UnknownPdu;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The codecs of a version by type number. Immutable; shared by all sessions. */
public final class CodecTable {
    private static final int NO_TYPE = 0xFF;

    private final FrameFormat format;
    private final int firstIgnorable;
    private final @Nullable Codec<?>[] byType = new Codec<?>[0x100];

    /** Unknown types from {@code firstIgnorable} on become {@link UnknownPdu}, lower ones are errors. */
    public CodecTable(FrameFormat format, int firstIgnorable, Collection<? extends Codec<?>> codecs) {
        this.format = format;
        this.firstIgnorable = firstIgnorable;
        for (Codec<?> codec : codecs) {
            if (byType[codec.typeCode()] != null) {
                throw new IllegalArgumentException("two codecs for type " + codec.typeCode());
            }
            byType[codec.typeCode()] = codec;
        }
    }

    public FrameFormat format() {
        return format;
    }

    public @Nullable Codec<?> codec(int typeCode) {
        return byType[typeCode];
    }

    /** Length of the PDU's frame, header included. */
    public int frameBytes(Pdu pdu) {
        if (pdu instanceof UnknownPdu unknown) {
            checkUnknown(unknown);
            return format.headerBytes() + unknown.payload().size();
        }
        return codecOf(pdu).frameBytes(pdu);
    }

    /** Writes the frame at the buffer's position and moves it on. */
    public void encode(Pdu pdu, ByteBuffer to, WireWriter writer) {
        if (pdu instanceof UnknownPdu unknown) {
            begin(frameBytes(unknown), to, writer);
            format.writeHeader(
                    writer,
                    unknown.typeCode(),
                    unknown.flags(),
                    unknown.payload().size());
            writer.bytes(unknown.payload());
        } else {
            Codec<Pdu> codec = codecOf(pdu);
            begin(codec.frameBytes(pdu), to, writer);
            codec.encode(pdu, writer);
        }
        to.position(writer.offset());
    }

    private static void begin(int frameBytes, ByteBuffer to, WireWriter writer) {
        if (to.remaining() < frameBytes) {
            throw new BufferOverflowException();
        }
        writer.wrap(to, to.position());
    }

    /** Reads the one whole frame. */
    public Pdu decode(Frame frame, WireReader reader) throws ProtocolException {
        int type = frame.typeCode();
        reader.wrap(frame.buffer(), frame.payloadOffset(), frame.payloadBytes());
        Codec<?> codec = byType[type];
        if (codec == null) {
            return unknown(type, frame, reader);
        }
        Pdu pdu = codec.decode(frame.flags(), reader);
        reader.expectEnd();
        return pdu;
    }

    private Pdu unknown(int type, Frame frame, WireReader reader) throws ProtocolException {
        if (!isIgnorable(type)) {
            throw new ProtocolException(
                    ErrorCode.UNKNOWN_PDU, unknownSection(), "no PDU has type 0x" + Integer.toHexString(type));
        }
        return new UnknownPdu(format.version(), type, frame.flags(), reader.bytes(reader.remaining()));
    }

    private boolean isIgnorable(int type) {
        return type >= firstIgnorable && type != NO_TYPE;
    }

    private String unknownSection() {
        return format == FrameFormat.SCP1 ? "10.2" : "3.5";
    }

    /** What decoding could not have made must not be sent either: another version, or a known type in disguise. */
    private void checkUnknown(UnknownPdu pdu) {
        if (pdu.version() != format.version() || !isIgnorable(pdu.typeCode()) || byType[pdu.typeCode()] != null) {
            throw new IllegalArgumentException("not an unknown PDU of version " + format.version() + ": " + pdu);
        }
    }

    @SuppressWarnings("unchecked") // a codec is registered under the type of its own PDU class
    private <P extends Pdu> Codec<P> codecOf(P pdu) {
        Codec<?> codec = byType[pdu.typeCode()];
        if (codec == null || !codec.pduClass().isInstance(pdu)) {
            throw new IllegalArgumentException("not a PDU of version " + format.version() + ": " + pdu);
        }
        return (Codec<P>) codec;
    }
}
