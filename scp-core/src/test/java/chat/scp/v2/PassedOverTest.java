package chat.scp.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.v2.Nop;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.session.Clients;
import chat.scp.session.End;
import chat.scp.session.Servers;
import chat.scp.signal.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** NOP, GREASE and types that nobody knows are as if they had not been sent, in every state. §3.5, §3.6 */
class PassedOverTest {
    private static final Bytes SOME = Bytes.ofHex("c107e9");

    @Test
    @Spec({"3.5-2", "3.5-3", "3.6-1"})
    void inEveryStateAndOnEveryChannelNothingFollows() {
        SessionStates.clients().forEach(start -> passesOver(start.get()));
        SessionStates.servers().forEach(start -> passesOver(start.get()));
    }

    private static <C, E> void passesOver(End<C, E> end) {
        String state = end.quiet().state();
        Optional<ErrorCode> closing = end.closing();
        for (Channel channel : List.of(Channel.CONTROL, Channel.conversation(2), Channel.bulk(1), Channel.DATAGRAM)) {
            for (int type = 0x80; type < 0xFF; type++) {
                if (Scp2Type.ofCode(type) == null) {
                    end.receive(channel, new UnknownPdu(2, type, 0xFFFF, SOME));
                }
            }
            end.receive(channel, new Nop(SOME));
        }
        assertEquals(state, end.state());
        assertEquals(closing, end.closing());
        assertEquals(List.of(), end.sent());
        assertEquals(List.of(), end.events());
    }

    @Test
    void aSkippedFrameIsSomethingHeard() {
        var client = Clients.established().pass(Duration.ofSeconds(27)); // its PING has no answer
        client.receive(Channel.CONTROL, new UnknownPdu(2, 0x9A, 0, SOME)).pass(Duration.ofSeconds(7));
        assertEquals("ESTABLISHED", client.state());
    }

    @Test
    @Spec("3.5-1")
    void anUnknownTypeOutsideOfTheIgnorableRangeIsAViolation() {
        for (int type : new int[] {0x00, 0x0F, 0x42, 0x7F, 0xFF}) {
            byte[] frame = {2, (byte) type, 0, 0, 0, 0, 0, 0};
            var client = Clients.established().receive(Channel.CONTROL, frame);
            assertEquals(Optional.of(ErrorCode.UNKNOWN_PDU), client.closing());
            var server = Servers.established().receive(Channel.CONTROL, frame);
            assertEquals(Optional.of(ErrorCode.UNKNOWN_PDU), server.closing());
        }
    }

    @Test
    @Spec({"3.1-4", "3.1-2"})
    void beforeTheLoginFramesAreShort() {
        byte[] header = {2, 0x30, 0, 0, 0, 1, 0, 0};
        var stranger = Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(Channel.CONTROL, header);
        assertEquals(Optional.of(ErrorCode.TOO_LARGE), stranger.closing());
        assertEquals(0, stranger.session().bufferedBytes());
        var known = Servers.established().receive(Channel.conversation(0), header);
        assertEquals(Optional.empty(), known.closing());
    }

    @Test
    @Spec("3.4-2")
    void aFieldToBeUnderstoodInAnythingButAMessageIsAViolation() {
        byte[] pong = {2, 0x0A, 0, 1, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 1, (byte) 0xC1, 0x23, 0, 0};
        var client = Clients.established().receive(Channel.CONTROL, pong);
        assertEquals(Optional.of(ErrorCode.UNKNOWN_EXTENSION), client.closing());
    }
}
