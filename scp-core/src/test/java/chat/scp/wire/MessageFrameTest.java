package chat.scp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.v2.Message;
import chat.scp.v2.codec.Scp2Codecs;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MessageFrameTest {
    private static final ConversationId CONVERSATION = new ConversationId(1, 2);
    private static final MessageId ID = new MessageId(3, 4);

    @Test
    void aFrameToSendIsTheMessageThatTheCodecWrites() {
        Body body = Body.text("h\u00e9llo");
        assertEquals(
                encoded(Message.toSend(CONVERSATION, ID, body)),
                MessageFrame.toSend(CONVERSATION, ID, body).asBuffer());
    }

    @Test
    void theViewTellsTheKindOfARelation() throws ProtocolException {
        for (RelationKind kind : RelationKind.values()) {
            Relation relation = new Relation(kind, new Position(1, 7));
            Message message = Message.toSend(CONVERSATION, ID, Body.text("x"), relation, 99);
            assertEquals(
                    kind,
                    new MessageView()
                            .wrap(encoded(message), 0, encoded(message).limit())
                            .relationKind());
        }
        assertNull(MessageFrame.toSend(CONVERSATION, ID, Body.EMPTY).view().relationKind());
    }

    private static ByteBuffer encoded(Message message) {
        ByteBuffer frame = ByteBuffer.allocate(Scp2Codecs.TABLE.frameBytes(message));
        Scp2Codecs.TABLE.encode(message, frame, new WireWriter());
        return frame.flip();
    }
}
