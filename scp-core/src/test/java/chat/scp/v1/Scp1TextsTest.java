package chat.scp.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.Utf8;
import chat.scp.pdu.v2.Message;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.MessageView;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireWriter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Scp1TextsTest {
    private static final LegacyName BOB = new LegacyName("bob");

    @ParameterizedTest
    @CsvSource({
        "1, hi, bob: hi",
        "2, \ud83d\ude00, bob: \ud83d\ude00",
        "5, carol joined, bob: carol joined",
        "3, x, bob: [attachment]",
        "4, x, bob: [encrypted message]",
        "77, x, bob: [message of another kind]"
    })
    void aBodyIsALineOrNamedInBrackets(int contentType, String body, String line) throws ProtocolException {
        assertEquals(line, relayed(new Body(ContentType.of(contentType), Bytes.ofUtf8(body)), null));
    }

    @ParameterizedTest
    @CsvSource({
        "REPLY, hi, bob: hi",
        "EDIT, hi, bob: [edited] hi",
        "DELETE, '', bob: [deleted a message]",
        "REACTION, x, bob: [reacted] x",
        "REACTION, '', bob: [took back a reaction]"
    })
    void whatAMessageSaysOfAnotherIsNamedInBrackets(RelationKind kind, String body, String line)
            throws ProtocolException {
        assertEquals(line, relayed(Body.text(body), kind));
    }

    @Test
    void bytesThatAreNoTextAreShownAsWhatTheyAreNot() throws ProtocolException {
        assertEquals("bob: \ufffd", relayed(new Body(ContentType.TEXT, Bytes.of((byte) 0xFF)), null));
    }

    @Test
    void aLineThatIsTooLongIsCutBetweenCharacters() throws ProtocolException {
        String line = relayed(Body.text("\ud83d\ude00".repeat(20_000)), null);
        assertEquals(5 + 16_382 * 4, Utf8.byteCount(line));
        assertTrue(line.endsWith("\ud83d\ude00"));
        assertEquals("h\u00e9", Scp1Texts.fit("h\u00e9llo", 3));
        assertEquals("h", Scp1Texts.fit("h\u00e9llo", 2));
        assertEquals("h\u00e9llo", Scp1Texts.fit("h\u00e9llo", 6));
        assertEquals("\u20ac", Scp1Texts.fit("\u20ac\u20ac", 5));
    }

    private static String relayed(Body body, @Nullable RelationKind kind) throws ProtocolException {
        Relation relation = kind == null ? null : new Relation(kind, new Position(1, 1));
        Message message = Message.toSend(new ConversationId(1, 1), new MessageId(1, 1), body, relation, 0);
        ByteBuffer frame = ByteBuffer.allocate(Scp2Codecs.TABLE.frameBytes(message));
        Scp2Codecs.TABLE.encode(message, frame, new WireWriter());
        return Scp1Texts.relayed(BOB, new MessageView().wrap(frame, 0, frame.capacity()));
    }
}
