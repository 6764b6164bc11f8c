package chat.scp.benchmarks.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The least that Java needs for the layout of SCP/2: offsets written by hand, one message type, no rule checked. What a codec
 * costs above it is the price of being general and of not trusting the peer.
 */
@State(Scope.Thread)
public class Floor extends Peer {
    static final int CONVERSATION = 8;
    static final int ID = 24;
    static final int SEQUENCE = 40;
    static final int TIME = 48;
    static final int SENDER = 56;
    static final int EPOCH = 88;
    static final int CONTENT_TYPE = 92;
    static final int BODY_BYTES = 96;
    static final int BODY = 100;
    private static final int HEADER_BYTES = 8;
    private static final int MESSAGE_HEADER = 0x02300000;

    /** The message as the simplest object that holds it. */
    record Plain(
            long conversationHigh,
            long conversationLow,
            long idHigh,
            long idLow,
            int epoch,
            long sequence,
            long timeMillis,
            String sender,
            int contentType,
            byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);
    private final ByteBuffer[] buffers = new ByteBuffer[Chat.COUNT];
    private final byte[][] bodies = new byte[Chat.COUNT][];
    private final long[][] senders = new long[Chat.COUNT][];
    private int outAt;
    private long sequence;

    @Override
    void prepareObjects() {
        for (int i = 0; i < Chat.COUNT; i++) {
            bodies[i] = chats[i].text().getBytes(StandardCharsets.UTF_8);
            senders[i] = Ids.nameWords(chats[i].sender(), ByteOrder.BIG_ENDIAN);
        }
    }

    @Override
    void prepareFrames() {
        for (int i = 0; i < Chat.COUNT; i++) {
            buffers[i] = ByteBuffer.wrap(frames[i]);
        }
    }

    @Override
    int encode(int i) {
        return encode(i, bodies[i]);
    }

    @Override
    int encodeText(int i) {
        return encode(i, chats[i].text().getBytes(StandardCharsets.UTF_8));
    }

    private int encode(int i, byte[] body) {
        Chat chat = chats[i];
        out.putInt(0, MESSAGE_HEADER);
        out.putInt(4, BODY - HEADER_BYTES + body.length);
        out.putLong(CONVERSATION, chat.conversationHigh());
        out.putLong(CONVERSATION + 8, chat.conversationLow());
        out.putLong(ID, chat.idHigh());
        out.putLong(ID + 8, chat.idLow());
        out.putInt(CONTENT_TYPE, chat.contentType());
        out.putInt(BODY_BYTES, body.length);
        patch(out, senders[i], chat.epoch(), chat.sequence(), chat.timeMillis());
        out.put(BODY, body);
        return BODY + body.length;
    }

    private static void patch(ByteBuffer to, long[] sender, int epoch, long sequence, long timeMillis) {
        to.putLong(SEQUENCE, sequence);
        to.putLong(TIME, timeMillis);
        to.putLong(SENDER, sender[0]);
        to.putLong(SENDER + 8, sender[1]);
        to.putLong(SENDER + 16, sender[2]);
        to.putLong(SENDER + 24, sender[3]);
        to.putInt(EPOCH, epoch);
    }

    @Override
    byte[] written(int length) {
        return head(out.array(), length);
    }

    Plain decode(int i) {
        ByteBuffer in = buffers[i];
        byte[] sender = new byte[Ids.NAME_BYTES];
        in.get(SENDER, sender);
        byte[] body = new byte[in.getInt(BODY_BYTES)];
        in.get(BODY, body);
        return new Plain(
                in.getLong(CONVERSATION),
                in.getLong(CONVERSATION + 8),
                in.getLong(ID),
                in.getLong(ID + 8),
                in.getInt(EPOCH),
                in.getLong(SEQUENCE),
                in.getLong(TIME),
                Ids.name(sender),
                in.getInt(CONTENT_TYPE),
                body);
    }

    ByteBuffer view(int i) {
        return buffers[i];
    }

    boolean isSender(int i) {
        ByteBuffer in = buffers[i];
        long[] name = senders[i];
        return in.getLong(SENDER) == name[0]
                && in.getLong(SENDER + 8) == name[1]
                && in.getLong(SENDER + 16) == name[2]
                && in.getLong(SENDER + 24) == name[3];
    }

    /** The same steps as {@link Scp#relay}. */
    boolean relay(int i) {
        if (!isSender(i)) {
            return false;
        }
        sequence++;
        patch(buffers[i], senders[i], 1, sequence, sequence);
        byte[] frame = frames[i];
        if (OUT_BYTES - outAt < frame.length) {
            outAt = 0;
        }
        System.arraycopy(frame, 0, out.array(), outAt, frame.length);
        outAt += frame.length;
        return true;
    }

    @Override
    Chat facts(int i) {
        Plain plain = decode(i);
        return new Chat(
                plain.conversationHigh(),
                plain.conversationLow(),
                plain.idHigh(),
                plain.idLow(),
                plain.epoch(),
                plain.sequence(),
                plain.timeMillis(),
                plain.sender(),
                plain.contentType(),
                plain.text());
    }
}
