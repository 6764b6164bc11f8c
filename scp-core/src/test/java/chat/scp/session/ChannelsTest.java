package chat.scp.session;

import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.at;
import static chat.scp.session.Pdus.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Nop;
import chat.scp.pdu.v2.Rejected;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which conversation lives on which channel; and what piles up where nobody reads. §8.2, §8.3, §1.1 */
class ChannelsTest {
    private static final Channel PLACE = Channel.conversation(0);
    private static final Channel OTHER_PLACE = Channel.conversation(1);
    private static final Mark MARK = new Mark(CHAT, UserName.NONE, at(3), MarkKind.READ);

    @Test
    @Spec("8.3-4")
    void aServerThatUsesTheWrongPlaceOfThePoolBreaksARule() {
        List<Scp2Pdu> pdus = List.of(
                Pdus.message(6),
                new Stored(CHAT, id(1), at(6), TIME, false),
                new Rejected(CHAT, id(1), 0, ErrorCode.NOT_FOUND),
                new Mark(CHAT, Pdus.BOB, at(1), MarkKind.READ),
                new Skipped(CHAT, 6, 7, 1, SkipReason.EXPIRED));
        for (Scp2Pdu pdu : pdus) {
            var client = Clients.chatting(5).receive(PLACE, pdu);
            assertEquals(Optional.empty(), client.closing());
            client.receive(OTHER_PLACE, pdu);
            assertEquals(Optional.of(ErrorCode.WRONG_CHANNEL), client.closing(), pdu.toString());
        }
    }

    @Test
    @Spec("8.2-4")
    void nothingButControlIsOpenBeforeTheLogin() {
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(PLACE, MARK);
        assertEquals(Optional.of(ErrorCode.UNEXPECTED), server.closing());
    }

    @Test
    @Spec("8.3-1")
    void aPlaceBeyondThePoolDoesNotExist() {
        var server = Servers.established().receive(Channel.conversation(4), new Nop(Pdus.TOKEN));
        assertEquals(Optional.of(ErrorCode.BAD_VALUE), server.closing());
    }

    @Test
    void theServerUsesAPlaceOnceTheClientHasOpenedIt() {
        var server = Servers.chatting(Servers.CONFIG, End.QUIC, 5).command(Servers.deliver(6));
        assertEquals(Channel.CONTROL, server.sentOn().get(0).channel());
        server.receive(PLACE, MARK).command(Servers.deliver(7));
        assertEquals(PLACE, server.sentOn().get(0).channel());
    }

    @Test
    @Spec("6.3-11")
    void whatComesBeforeItsConversationWaitsForIt() {
        var client = Clients.established().receive(PLACE, Pdus.message(6)).receive(PLACE, Pdus.message(7));
        assertEquals(List.of(), client.events());
        client.receive(Pdus.conversation(CHAT, 5));
        assertEquals(2, client.events(ClientEvent.MessageReceived.class).size());
    }

    @Test
    @Spec({"9.6-1", "6.5-1"})
    void whatAServerMakesAClientSayDoesNotPileUp() {
        var client = Clients.chatting(new Limits(1, 16, 4, 65_536), 5);
        long most = 1_100L * End.frame(MARK).length;
        for (int i = 0; i < 5_000 && client.closing().isEmpty(); i++) {
            client.receive(Pdus.message(6 + i));
            client.receive(new Invite(new InvitationId(5, i), Pdus.BOB, ConversationId.NONE, 60_000, ""));
            client.session().pollEvent();
            assertTrue(
                    client.session().waitingBytes() <= most,
                    "" + client.session().waitingBytes());
        }
        assertEquals(Optional.of(ErrorCode.WINDOW_EXCEEDED), client.closing(), "it pushes on without a mark");
    }
}
