package chat.scp.benchmarks.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Jackson binding records, with reader and writer made once, as its manual advises. */
@State(Scope.Thread)
public abstract class Jackson extends Peer {
    /** With the body as text. */
    record TextMessage(
            byte[] conversation,
            byte[] id,
            int epoch,
            long sequence,
            long timeMillis,
            String sender,
            int contentType,
            String body) {}

    /** With the body as bytes. */
    record BytesMessage(
            byte[] conversation,
            byte[] id,
            int epoch,
            long sequence,
            long timeMillis,
            String sender,
            int contentType,
            byte[] body) {}

    private final ObjectReader textReader;
    private final ObjectWriter textWriter;
    private final ObjectReader bytesReader;
    private final ObjectWriter bytesWriter;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(OUT_BYTES);
    private final BytesMessage[] messages = new BytesMessage[Chat.COUNT];
    private final byte[][] textFrames = new byte[Chat.COUNT][];

    Jackson(ObjectMapper mapper) {
        textReader = mapper.readerFor(TextMessage.class);
        textWriter = mapper.writerFor(TextMessage.class);
        bytesReader = mapper.readerFor(BytesMessage.class);
        bytesWriter = mapper.writerFor(BytesMessage.class);
    }

    @Override
    void prepareObjects() {
        for (int i = 0; i < Chat.COUNT; i++) {
            Chat chat = chats[i];
            messages[i] = new BytesMessage(
                    Ids.bytes(chat.conversationHigh(), chat.conversationLow()),
                    Ids.bytes(chat.idHigh(), chat.idLow()),
                    chat.epoch(),
                    chat.sequence(),
                    chat.timeMillis(),
                    chat.sender(),
                    chat.contentType(),
                    chat.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    void prepareFrames() throws IOException {
        for (int i = 0; i < Chat.COUNT; i++) {
            textFrames[i] = written(encodeText(i));
        }
    }

    @Override
    int encode(int i) throws IOException {
        out.reset();
        bytesWriter.writeValue(out, messages[i]);
        return out.size();
    }

    @Override
    int encodeText(int i) throws IOException {
        Chat chat = chats[i];
        BytesMessage known = messages[i];
        out.reset();
        textWriter.writeValue(
                out,
                new TextMessage(
                        known.conversation(),
                        known.id(),
                        chat.epoch(),
                        chat.sequence(),
                        chat.timeMillis(),
                        chat.sender(),
                        chat.contentType(),
                        chat.text()));
        return out.size();
    }

    @Override
    byte[] written(int length) {
        return out.toByteArray();
    }

    BytesMessage decode(int i) throws IOException {
        return bytesReader.readValue(frames[i]);
    }

    TextMessage decodeText(int i) throws IOException {
        return textReader.readValue(textFrames[i]);
    }

    @Override
    Chat facts(int i) throws IOException {
        BytesMessage bytes = decode(i);
        TextMessage message = decodeText(i);
        return new Chat(
                Ids.high(bytes.conversation()),
                Ids.low(bytes.conversation()),
                Ids.high(message.id()),
                Ids.low(message.id()),
                message.epoch(),
                bytes.sequence(),
                message.timeMillis(),
                bytes.sender(),
                message.contentType(),
                message.body());
    }
}
