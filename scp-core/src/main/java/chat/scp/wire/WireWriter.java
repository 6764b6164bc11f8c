package chat.scp.wire;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import chat.scp.pdu.Coded;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Id;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Utf8;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes the field types of §3.3 into somebody else's buffer, and allocates nothing. Reusable; for one
 * thread. Whoever writes a PDU has made sure that it fits.
 */
public final class WireWriter {
    /** How one element of a list is written. */
    @FunctionalInterface
    public interface Element<T> {
        void write(WireWriter out, T element);
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private ByteBuffer to = NOTHING;
    private int at;

    /** Goes on at {@code offset} of the buffer, which must be big-endian. */
    public WireWriter wrap(ByteBuffer buffer, int offset) {
        if (buffer.order() != ByteOrder.BIG_ENDIAN) {
            throw new IllegalArgumentException("the buffer must be big-endian");
        }
        to = buffer;
        at = offset;
        return this;
    }

    /** Offset of the next byte. */
    public int offset() {
        return at;
    }

    public void header(FrameFormat format, int typeCode, int flags, int payloadBytes) {
        format.writeHeader(this, typeCode, flags, payloadBytes);
    }

    public void u8(int value) {
        to.put(at, (byte) value);
        at += 1;
    }

    /** Leaves {@code length} bytes to the {@code At} methods, and returns their offset. */
    public int block(int length) {
        int offset = at;
        at += length;
        return offset;
    }

    /** A number within a block. */
    public void u32At(int offset, int value) {
        to.putInt(offset, value);
    }

    /** A number within a block. */
    public void u64At(int offset, long value) {
        to.putLong(offset, value);
    }

    /** An id within a block. */
    public void idAt(int offset, Id id) {
        to.putLong(offset, id.high());
        to.putLong(offset + 8, id.low());
    }

    /** A name within a block. */
    public void nameAt(int offset, UserName name) {
        name.putTo(to, offset);
    }

    public void u16(int value) {
        to.putShort(at, (short) value);
        at += 2;
    }

    public void u32(int value) {
        to.putInt(at, value);
        at += 4;
    }

    public void u64(long value) {
        to.putLong(at, value);
        at += 8;
    }

    /** 64 bits without a meaning as a number. */
    public void n64(long value) {
        u64(value);
    }

    public void bool(boolean value) {
        u8(value ? 1 : 0);
    }

    public void coded(Coded value) {
        u8(value.code());
    }

    public void id(Id id) {
        idAt(block(Id.BYTES), id);
    }

    /** 32 bytes: ASCII, then zeros. */
    public void name(UserName name) {
        nameAt(block(UserName.MAX_BYTES), name);
    }

    public void bytes(Bytes bytes) {
        at = bytes.putTo(to, at);
    }

    public void bytes8(Bytes bytes) {
        u8(bytes.size());
        bytes(bytes);
    }

    public void bytes16(Bytes bytes) {
        u16(bytes.size());
        bytes(bytes);
    }

    public void text8(String text) {
        int end = Utf8.put(text, to, at + 1);
        to.put(at, (byte) (end - at - 1));
        at = end;
    }

    public void text16(String text) {
        int end = Utf8.put(text, to, at + 2);
        to.putShort(at, (short) (end - at - 2));
        at = end;
    }

    public <T> void list(List<T> list, Element<T> element) {
        u16(list.size());
        for (int i = 0; i < list.size(); i++) {
            element.write(this, list.get(i));
        }
    }

    public void cursor(Cursor cursor) {
        id(cursor.conversation());
        u64(cursor.position().sequence());
        u32(cursor.position().epoch());
    }

    public void conversationState(ConversationState state) {
        id(state.conversation());
        u64(state.last().sequence());
        u64(state.delivered());
        u64(state.read());
        u32(state.last().epoch());
        coded(state.status());
    }

    public void extensions(Extensions extensions) {
        var fields = extensions.fields();
        for (int i = 0; i < fields.size(); i++) {
            u16(fields.get(i).type());
            bytes16(fields.get(i).value());
        }
    }

    public static int text8Bytes(String text) {
        return Check.u8("text", Utf8.byteCount(text)) + 1;
    }

    public static int text16Bytes(String text) {
        return Check.u16("text", Utf8.byteCount(text)) + 2;
    }

    public static int bytes16ListBytes(List<Bytes> list) {
        int bytes = 2;
        for (int i = 0; i < list.size(); i++) {
            bytes += 2 + list.get(i).size();
        }
        return bytes;
    }
}
