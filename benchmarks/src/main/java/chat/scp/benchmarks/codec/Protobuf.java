package chat.scp.benchmarks.codec;

import chat.scp.benchmarks.protobuf.ChatMessage;
import chat.scp.benchmarks.protobuf.ChatMessageBytes;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Protocol Buffers by its generated code: the body as {@code bytes} and as {@code string}, the same on the wire. */
@State(Scope.Thread)
public class Protobuf extends Peer {
    private final byte[] out = new byte[OUT_BYTES];
    private final ChatMessageBytes[] messages = new ChatMessageBytes[Chat.COUNT];

    @Override
    void prepareObjects() {
        for (int i = 0; i < Chat.COUNT; i++) {
            Chat chat = chats[i];
            messages[i] = ChatMessageBytes.newBuilder()
                    .setConversation(ByteString.copyFrom(Ids.bytes(chat.conversationHigh(), chat.conversationLow())))
                    .setMessageId(ByteString.copyFrom(Ids.bytes(chat.idHigh(), chat.idLow())))
                    .setEpoch(chat.epoch())
                    .setSequence(chat.sequence())
                    .setTimeMillis(chat.timeMillis())
                    .setSender(chat.sender())
                    .setContentType(chat.contentType())
                    .setBody(ByteString.copyFromUtf8(chat.text()))
                    .build();
        }
    }

    @Override
    int encode(int i) throws IOException {
        CodedOutputStream to = CodedOutputStream.newInstance(out);
        messages[i].writeTo(to);
        return to.getTotalBytesWritten();
    }

    @Override
    int encodeText(int i) throws IOException {
        Chat chat = chats[i];
        ChatMessageBytes known = messages[i];
        ChatMessage message = ChatMessage.newBuilder()
                .setConversation(known.getConversation())
                .setMessageId(known.getMessageId())
                .setEpoch(chat.epoch())
                .setSequence(chat.sequence())
                .setTimeMillis(chat.timeMillis())
                .setSender(chat.sender())
                .setContentType(chat.contentType())
                .setBody(chat.text())
                .build();
        CodedOutputStream to = CodedOutputStream.newInstance(out);
        message.writeTo(to);
        return to.getTotalBytesWritten();
    }

    @Override
    byte[] written(int length) {
        return head(out, length);
    }

    ChatMessageBytes decode(int i) throws IOException {
        return ChatMessageBytes.parseFrom(frames[i]);
    }

    ChatMessage decodeText(int i) throws IOException {
        return ChatMessage.parseFrom(frames[i]);
    }

    @Override
    Chat facts(int i) throws IOException {
        ChatMessageBytes message = decode(i);
        byte[] conversation = message.getConversation().toByteArray();
        byte[] id = message.getMessageId().toByteArray();
        return new Chat(
                Ids.high(conversation),
                Ids.low(conversation),
                Ids.high(id),
                Ids.low(id),
                message.getEpoch(),
                message.getSequence(),
                message.getTimeMillis(),
                message.getSender(),
                message.getContentType(),
                decodeText(i).getBody());
    }
}
