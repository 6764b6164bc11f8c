package chat.scp.wire;

import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.UserName;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A MESSAGE where it lies in a buffer: what a server reads to relay it, and the few bytes that it
 * fills in. Nothing is decoded or copied, and nothing allocated by reading numbers or filling in.
 * Reusable; for one thread.
 *
 * <pre>
 *   0 version, type, flags, payload length      8 conversation     24 id
 *  40 sequence     48 timeMillis     56 sender     88 epoch     92 contentType     96 bodyBytes
 * 100 relation (13, by flag)   expiresAtMillis (8, by flag)   body   extension fields (by flag)
 * </pre>
 */
public final class MessageView {
    public static final int TYPE = 0x30;
    public static final int FLAG_EXTENSIONS = 1;
    public static final int FLAG_RELATION = 2;
    public static final int FLAG_EXPIRY = 4;

    static final int CONVERSATION = 8;
    static final int ID = 24;
    static final int SEQUENCE = 40;
    static final int TIME = 48;
    static final int SENDER = 56;
    static final int EPOCH = 88;
    static final int CONTENT_TYPE = 92;
    static final int BODY_BYTES = 96;
    static final int FIXED_END = 100;

    private static final int UNDEFINED_FLAGS = 0x00F8;
    private static final int VERSION_AND_TYPE = (2 << 8) | TYPE;
    private static final int RELATION_BYTES = 13;
    private static final int EXPIRY_BYTES = 8;

    /** Reading an array directly is quicker than through its buffer, and this is every message's way. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;
    private int length;
    /** The array behind the buffer, if it shows one, and the frame's offset in it. */
    private byte @Nullable [] array;

    private int arrayStart;
    private boolean mustUnderstand;

    /** Shows the MESSAGE in this frame, after checking it as below. */
    public MessageView wrap(Frame frame) throws ProtocolException {
        return wrap(frame.buffer(), frame.offset(), frame.length());
    }

    /**
     * Shows the MESSAGE whose frame has these {@code frameBytes}. Whoever passes it on must not be the
     * one that breaks a receiver's session, so everything is checked that decoding checks, but the
     * sender, which the server fills in. §7.4.1
     */
    public MessageView wrap(ByteBuffer in, int offset, int frameBytes) throws ProtocolException {
        if (frameBytes < FIXED_END) {
            throw badLength("a MESSAGE of " + frameBytes + " bytes");
        }
        if (in.order() != ByteOrder.BIG_ENDIAN) {
            throw new IllegalArgumentException("the buffer must be big-endian");
        }
        if (offset < 0 || offset > in.limit() - frameBytes) {
            throw new IndexOutOfBoundsException(frameBytes + " bytes at " + offset + " of " + in.limit());
        }
        buffer = in;
        start = offset;
        length = frameBytes;
        array = in.hasArray() ? in.array() : null;
        arrayStart = in.hasArray() ? in.arrayOffset() + offset : 0;
        int header = int32(0);
        if (header >>> 16 != VERSION_AND_TYPE) {
            throw new ProtocolException(ErrorCode.UNEXPECTED, "7.4.1", "not a MESSAGE");
        }
        if (int32(4) != frameBytes - CONVERSATION) {
            throw badLength("a header that does not fit a frame of " + frameBytes + " bytes");
        }
        int flags = header & 0xFFFF;
        if ((flags & UNDEFINED_FLAGS) != 0) {
            throw new ProtocolException(ErrorCode.BAD_FLAGS, "3.1", "flags 0x" + Integer.toHexString(flags));
        }
        int body = int32(BODY_BYTES);
        if ((sequence() | timeMillis()) < 0 || (epoch() | contentTypeValue() | body) < 0) {
            throw badValue("3.3", "a number has its top bit set");
        }
        int room = frameBytes - FIXED_END - optionalBytes(flags);
        boolean extended = (flags & FLAG_EXTENSIONS) != 0;
        if (extended ? body >= room : body != room) {
            throw badLength("a body of " + body + " bytes in " + room);
        }
        if ((flags & (FLAG_RELATION | FLAG_EXPIRY)) != 0) {
            checkOptional(flags);
        }
        mustUnderstand = extended && checkExtensions(bodyOffset() + body, offset + frameBytes);
        return this;
    }

    public int flags() {
        return buffer.getShort(start + 2) & 0xFFFF;
    }

    public long conversationHigh() {
        return int64(CONVERSATION);
    }

    public long conversationLow() {
        return int64(CONVERSATION + 8);
    }

    public ConversationId conversation() {
        return new ConversationId(conversationHigh(), conversationLow());
    }

    public long idHigh() {
        return int64(ID);
    }

    public long idLow() {
        return int64(ID + 8);
    }

    public MessageId id() {
        return new MessageId(idHigh(), idLow());
    }

    public long sequence() {
        return int64(SEQUENCE);
    }

    public int epoch() {
        return int32(EPOCH);
    }

    public Position position() {
        return new Position(epoch(), sequence());
    }

    public long timeMillis() {
        return int64(TIME);
    }

    /** Whether the sender field holds this name. */
    public boolean isSender(UserName name) {
        return name.isAt(buffer, start + SENDER);
    }

    public ContentType contentType() {
        return ContentType.of(contentTypeValue());
    }

    public int contentTypeValue() {
        return int32(CONTENT_TYPE);
    }

    /** What it says about another message; null if nothing, or nothing known. §6.7 */
    public @Nullable RelationKind relationKind() {
        if ((flags() & FLAG_RELATION) == 0) {
            return null;
        }
        return RelationKind.ofCode(buffer.get(start + FIXED_END + RELATION_BYTES - 1) & 0xFF);
    }

    /** When it expires; 0: never. */
    public long expiresAtMillis() {
        if ((flags() & FLAG_EXPIRY) == 0) {
            return 0;
        }
        return buffer.getLong(start + FIXED_END + ((flags() & FLAG_RELATION) != 0 ? RELATION_BYTES : 0));
    }

    /** Offset of the relation in {@link #buffer()}, where the flag says that there is one. */
    public int relationOffset() {
        return start + FIXED_END;
    }

    /** Offset of the body in {@link #buffer()}. */
    public int bodyOffset() {
        return start + FIXED_END + optionalBytes(flags());
    }

    public int bodyBytes() {
        return int32(BODY_BYTES);
    }

    public ByteBuffer buffer() {
        return buffer;
    }

    /** Offset of the frame in {@link #buffer()}. */
    public int offset() {
        return start;
    }

    /** Length of the frame. */
    public int length() {
        return length;
    }

    /** Fills in what the server knows. §6.2 */
    public void assign(int epoch, long sequence, long timeMillis, UserName sender) {
        byte[] bytes = array;
        if (bytes != null) {
            INTS.set(bytes, arrayStart + EPOCH, epoch);
            LONGS.set(bytes, arrayStart + SEQUENCE, sequence);
            LONGS.set(bytes, arrayStart + TIME, timeMillis);
        } else {
            buffer.putInt(start + EPOCH, epoch);
            buffer.putLong(start + SEQUENCE, sequence);
            buffer.putLong(start + TIME, timeMillis);
        }
        sender.putTo(buffer, start + SENDER);
    }

    /** Appends the frame as it is now to somebody's outgoing bytes. */
    public void copyTo(ByteBuffer out) {
        if (out.remaining() < length) {
            throw new BufferOverflowException();
        }
        int at = out.position();
        byte[] bytes = array;
        if (out.hasArray() && bytes != null) {
            // The copy between any two buffers has a start-up cost that a short message does not earn back.
            System.arraycopy(bytes, arrayStart, out.array(), out.arrayOffset() + at, length);
        } else {
            out.put(at, buffer, start, length);
        }
        out.position(at + length);
    }

    /** Whether an extension field says that only who understands it may act on this message. §3.4 */
    public boolean mustUnderstand() {
        return mustUnderstand;
    }

    private long int64(int offset) {
        byte[] bytes = array;
        return bytes != null ? (long) LONGS.get(bytes, arrayStart + offset) : buffer.getLong(start + offset);
    }

    private int int32(int offset) {
        byte[] bytes = array;
        return bytes != null ? (int) INTS.get(bytes, arrayStart + offset) : buffer.getInt(start + offset);
    }

    private void checkOptional(int flags) throws ProtocolException {
        if ((flags & FLAG_RELATION) != 0) {
            long sequence = buffer.getLong(start + FIXED_END);
            int epoch = buffer.getInt(start + FIXED_END + 8);
            if (sequence < 0 || epoch < 0 || (sequence | epoch) == 0) {
                throw badValue("7.4.1", "a relation to no position");
            }
            if (RelationKind.ofCode(buffer.get(start + FIXED_END + 12) & 0xFF) == null) {
                throw badValue("3.3", "no such kind of a relation");
            }
        }
        if ((flags & FLAG_EXPIRY) != 0 && expiresAtMillis() <= 0) {
            throw badValue("7.4.1", "it expires at 0 or before");
        }
    }

    /** Whether one of the extension fields must be understood, after checking that they fit. */
    private boolean checkExtensions(int from, int end) throws ProtocolException {
        int types = 0;
        int at = from;
        while (at < end) {
            if (end - at < ExtensionField.HEADER_BYTES) {
                throw badLength("an extension field of " + (end - at) + " bytes");
            }
            types |= buffer.getShort(at);
            at += ExtensionField.HEADER_BYTES + (buffer.getShort(at + 2) & 0xFFFF);
        }
        if (at > end) {
            throw badLength("an extension field that ends after its frame");
        }
        return (types & ExtensionField.MUST_UNDERSTAND) != 0;
    }

    private static int optionalBytes(int flags) {
        return ((flags & FLAG_RELATION) != 0 ? RELATION_BYTES : 0) + ((flags & FLAG_EXPIRY) != 0 ? EXPIRY_BYTES : 0);
    }

    private static ProtocolException badValue(String section, String message) {
        return new ProtocolException(ErrorCode.BAD_VALUE, section, message);
    }

    private static ProtocolException badLength(String message) {
        return new ProtocolException(ErrorCode.BAD_LENGTH, "7.4.1", message);
    }
}
