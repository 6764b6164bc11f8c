package chat.scp.quic.tls;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** As much of DER (X.690) as it takes to put a key in an envelope that the JDK opens. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;
    /** {@code [0]}, constructed: what optional parts come in. */
    static final int OPTION_0 = 0xA0;

    private Der() {}

    /** One value: its tag, its length, and its content, which is the parts. */
    static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        int length = content.size();
        if (length < 0x80) {
            value.write(length);
        } else if (length < 0x100) {
            value.write(0x81);
            value.write(length);
        } else {
            // A key has less than 64 kB, so two bytes hold any length that a byte cannot.
            value.write(0x82);
            value.write(length >> 8);
            value.write(length);
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    /** The content of the next value, passing over it; underflow if it has another tag or is cut off. */
    static ByteBuffer next(ByteBuffer in, int tag) {
        if ((in.get() & 0xFF) != tag) {
            throw new BufferUnderflowException();
        }
        int length = in.get() & 0xFF;
        if (length == 0x81) {
            length = in.get() & 0xFF;
        } else if (length == 0x82) {
            length = in.getShort() & 0xFFFF;
        } else if (length > 0x82) {
            throw new BufferUnderflowException();
        }
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }

    static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }
}
