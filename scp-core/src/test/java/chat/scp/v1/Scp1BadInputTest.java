package chat.scp.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.Scp1Error;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.Channel;
import chat.scp.signal.CloseReason;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no layout allows: the error that it earns, and that nothing else happens. §10.5 */
class Scp1BadInputTest {
    @ParameterizedTest
    @Spec({"10.1-5", "10.1-6", "10.2.1-2"})
    @CsvSource({
        "01 03 00 01 00,                1, a name of no length",
        "01 03 00 03 02 c3 28,          1, a name that is not UTF-8",
        "01 03 00 03 02 c0 80,          1, a name in overlong UTF-8",
        "01 03 00 04 03 ed a0 80,       1, half of a surrogate pair",
        "01 03 00 04 03 61 0a 62,       1, a control character in a name",
        "01 03 00 03 02 c2 85,          1, a control character of the second range",
        "01 07 00 03 00 01 ff,          1, a text that is not UTF-8",
        "01 06 00 07 02 05 61 6c 69 63 65, 1, a status of no table",
        "01 03 00 04 04 62 6f 62,       3, a name longer than the payload",
        "01 03 00 05 03 62 6f 62 00,    3, a byte after the last field",
        "01 03 00 00,                   3, no payload where there should be one",
        "01 08 00 01 00,                3, a payload where there should be none",
        "01 07 00 04 ff ff 68 69,       3, a length that lies",
        "01 0c 00 00,                   2, a type that there is not",
        "01 00 00 00,                   2, type 0",
        "01 ff 00 00,                   2, type 255"
    })
    void afterTheLoginAnErrorAnswersItAndTheSessionGoesOn(String hex, int code, String what) {
        Driver<ServerCommand, ServerEvent> server = ServerUnderTest.idle();
        server.receiveHex(hex + " 01 03 00 04 03 62 6f 62");
        assertEquals(code, ((ErrorPdu) server.sent().get(0).pdu()).code(), what);
        assertEquals(Optional.empty(), server.closing());
        // What came in the same bytes is not lost with it.
        assertEquals(
                new LegacyName("bob"),
                server.event(ServerEvent.InviteSent.class).user());
    }

    @ParameterizedTest
    @Spec({"10.2.1-1", "10.2.1-2", "10.4-3"})
    @CsvSource({
        "01 01 00 01 00,       1, BAD_NAME",
        "01 01 00 02 05 61,    3, BAD_LENGTH",
        "01 03 00 04 03 62 6f 62, 2, UNEXPECTED",
        "01 08 00 00,          2, UNEXPECTED",
        "16 03 01 02,          5, BAD_VERSION"
    })
    void beforeTheLoginTheConnectionClosesBesides(String hex, int code, String reason) {
        Driver<ServerCommand, ServerEvent> server = Driver.server();
        server.receiveHex(hex);
        assertEquals(code, ((ErrorPdu) server.sent().get(0).pdu()).code());
        assertEquals(Optional.of(ErrorCode.of(code)), server.closing());
        CloseReason closed = server.event(ServerEvent.Closed.class).reason();
        assertEquals(reason, closed.code().toString());
        server.linkDown();
        assertEquals(List.of(), server.events());
    }

    @Test
    @Spec("10.2.11-1")
    void anErrorIsNeverAnsweredWithAnError() {
        Driver<ServerCommand, ServerEvent> idle = ServerUnderTest.idle();
        idle.receive(new ErrorPdu(2, "?"));
        assertEquals(List.of(), idle.sent());
        Driver<ServerCommand, ServerEvent> connected = Driver.server();
        connected.receive(new ErrorPdu(2, "?"));
        assertEquals(List.of(), connected.sent());
        assertTrue(connected.closing().isPresent());
    }

    @Test
    @Spec("10.1-4")
    void anotherVersionClosesTheConnectionBecauseTheNextFrameCannotBeFound() {
        Driver<ServerCommand, ServerEvent> server = ServerUnderTest.chatting();
        server.receiveHex("01 07 00 04 00 02 68 69 02 07 00 04 00 02 68 69 01 07 00 04 00 02 68 69");
        assertEquals(
                Scp1Error.UNSUPPORTED_VERSION.code(),
                ((ErrorPdu) server.sent().get(0).pdu()).code());
        assertEquals(Optional.of(ErrorCode.of(5)), server.closing());
        List<ServerEvent> events = server.events();
        assertEquals(2, events.size(), "one text before it, and the end");
    }

    @Test
    void theLongestNameAndTheLongestTextPass() {
        String longest = "\u00e9".repeat(127) + "x";
        Driver<ServerCommand, ServerEvent> server = ServerUnderTest.idle();
        server.receive(new ChatInitReq(new LegacyName(longest)));
        assertEquals(longest, server.event(ServerEvent.InviteSent.class).user().text());
        Driver<ServerCommand, ServerEvent> chatting = ServerUnderTest.chatting();
        String text = "x".repeat(0xFFFD - "alice: ".length());
        chatting.receive(new Text(text));
        assertEquals(
                text.length(),
                chatting.event(ServerEvent.MessageOffered.class)
                        .message()
                        .view()
                        .bodyBytes());
    }

    @Test
    @Spec("10.2.7-3")
    void aTextWithoutRoomForItsPrefixIsRefusedAndNotPassedOn() {
        Driver<ServerCommand, ServerEvent> server = ServerUnderTest.chatting();
        server.receive(new Text("x".repeat(0xFFFD - "alice: ".length() + 1)));
        assertEquals(3, ((ErrorPdu) server.sent().get(0).pdu()).code());
        assertEquals(List.of(), server.events());
    }

    @Test
    void aSecondStreamOfAClientIsUnexpected() {
        Driver<ServerCommand, ServerEvent> server = ServerUnderTest.idle();
        server.receive(Channel.conversation(1), Scp1Bytes.of(new ChatInitReq(new LegacyName("bob"))));
        Sent answer = server.sent().get(0);
        assertEquals(Channel.CONTROL, answer.channel());
        assertEquals(2, ((ErrorPdu) answer.pdu()).code());
        assertEquals(List.of(), server.events());
    }
}
