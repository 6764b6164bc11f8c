package chat.scp.benchmarks.relay;

import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.v2.Stored;
import chat.scp.wire.MessageFrame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** What goes over the bare engine: frames as long as those of SCP, that begin with their length and a time. */
public final class RawFrames {
    private static final ConversationId CONVERSATION = new ConversationId(1, 2);
    private static final MessageId ID = new MessageId(1, 2);
    private static final int FIRST_BYTES = 4096;

    private byte[] rest = new byte[FIRST_BYTES];
    private int restBytes;

    /** As long as MESSAGE with such a body. */
    public static int messageBytes(int bodyBytes) {
        Body body = new Body(ContentType.TEXT, Bytes.of(new byte[bodyBytes]));
        return MessageFrame.toSend(CONVERSATION, ID, body).length();
    }

    /** As long as STORED. */
    public static int answerBytes() {
        Stored stored = new Stored(CONVERSATION, ID, new Position(1, 1), 1, false);
        return Negotiator.of(2, 2).newest().codecs().frameBytes(stored);
    }

    public static byte[] frame(int bytes, long nanos) {
        byte[] frame = new byte[bytes];
        ByteBuffer.wrap(frame).putInt(bytes).putLong(nanos);
        return frame;
    }

    public static long nanos(byte[] frame) {
        return ByteBuffer.wrap(frame).getLong(Integer.BYTES);
    }

    /** Takes bytes as they come, and hands over frames that are whole. */
    public void take(byte[] bytes, int length, Consumer<byte[]> whole) {
        if (rest.length - restBytes < length) {
            rest = Arrays.copyOf(rest, Math.max(rest.length * 2, restBytes + length));
        }
        System.arraycopy(bytes, 0, rest, restBytes, length);
        restBytes += length;
        int at = 0;
        while (restBytes - at >= Integer.BYTES) {
            int frameBytes = ByteBuffer.wrap(rest).getInt(at);
            if (restBytes - at < frameBytes) {
                break;
            }
            whole.accept(Arrays.copyOfRange(rest, at, at + frameBytes));
            at += frameBytes;
        }
        System.arraycopy(rest, at, rest, 0, restBytes - at);
        restBytes -= at;
    }
}
