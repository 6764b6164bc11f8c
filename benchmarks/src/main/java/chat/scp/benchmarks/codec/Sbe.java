package chat.scp.benchmarks.codec;

import chat.scp.benchmarks.sbe.ChatMessageDecoder;
import chat.scp.benchmarks.sbe.ChatMessageEncoder;
import chat.scp.benchmarks.sbe.MessageHeaderDecoder;
import chat.scp.benchmarks.sbe.MessageHeaderEncoder;
import chat.scp.benchmarks.sbe.NameDecoder;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Simple Binary Encoding by its generated codec, over Agrona's buffers on the heap. */
@State(Scope.Thread)
public class Sbe extends Peer {
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final ChatMessageEncoder encoder = new ChatMessageEncoder();
    private final ChatMessageDecoder decoder = new ChatMessageDecoder();
    private final byte[] outArray = new byte[OUT_BYTES];
    private final UnsafeBuffer out = new UnsafeBuffer(outArray);
    private final UnsafeBuffer[] buffers = new UnsafeBuffer[Chat.COUNT];
    private final byte[][] bodies = new byte[Chat.COUNT][];
    private final long[][] senders = new long[Chat.COUNT][];
    private int outAt;
    private long sequence;

    @Override
    void prepareObjects() {
        for (int i = 0; i < Chat.COUNT; i++) {
            bodies[i] = chats[i].text().getBytes(StandardCharsets.UTF_8);
            senders[i] = Ids.nameWords(chats[i].sender(), ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Override
    void prepareFrames() {
        for (int i = 0; i < Chat.COUNT; i++) {
            buffers[i] = new UnsafeBuffer(frames[i]);
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
        encoder.wrapAndApplyHeader(out, 0, headerEncoder);
        encoder.conversation().high(chat.conversationHigh()).low(chat.conversationLow());
        encoder.messageId().high(chat.idHigh()).low(chat.idLow());
        encoder.sequence(chat.sequence()).timeMillis(chat.timeMillis());
        long[] name = senders[i];
        encoder.sender().word0(name[0]).word1(name[1]).word2(name[2]).word3(name[3]);
        encoder.epoch(chat.epoch()).contentType(chat.contentType());
        encoder.putBody(body, 0, body.length);
        return encoder.limit();
    }

    @Override
    byte[] written(int length) {
        return head(outArray, length);
    }

    ChatMessageDecoder view(int i) {
        return decoder.wrapAndApplyHeader(buffers[i], 0, headerDecoder);
    }

    long[] sender(int i) {
        return senders[i];
    }

    static boolean isSender(ChatMessageDecoder message, long[] name) {
        NameDecoder sender = message.sender();
        return sender.word0() == name[0]
                && sender.word1() == name[1]
                && sender.word2() == name[2]
                && sender.word3() == name[3];
    }

    /** The same steps as {@link Scp#relay}. */
    boolean relay(ChatMessageDecoder incoming, int i) {
        long[] account = senders[i];
        if (!isSender(incoming, account)) {
            return false;
        }
        UnsafeBuffer in = buffers[i];
        sequence++;
        encoder.wrap(in, incoming.offset());
        encoder.epoch(1).sequence(sequence).timeMillis(sequence);
        encoder.sender().word0(account[0]).word1(account[1]).word2(account[2]).word3(account[3]);
        int length = in.capacity();
        if (OUT_BYTES - outAt < length) {
            outAt = 0;
        }
        out.putBytes(outAt, in, 0, length);
        outAt += length;
        return true;
    }

    @Override
    Chat facts(int i) {
        ChatMessageDecoder message = view(i);
        NameDecoder name = message.sender();
        long[] words = {name.word0(), name.word1(), name.word2(), name.word3()};
        return new Chat(
                message.conversation().high(),
                message.conversation().low(),
                message.messageId().high(),
                message.messageId().low(),
                (int) message.epoch(),
                message.sequence(),
                message.timeMillis(),
                Ids.name(words, ByteOrder.LITTLE_ENDIAN),
                (int) message.contentType(),
                message.body());
    }
}
