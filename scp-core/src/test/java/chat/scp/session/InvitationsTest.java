package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.INVITATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Accept;
import chat.scp.pdu.v2.Cancel;
import chat.scp.pdu.v2.Confirm;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Reject;
import chat.scp.pdu.v2.Ringing;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientCommand.AcceptInvitation;
import chat.scp.signal.ClientCommand.CancelInvitation;
import chat.scp.signal.ClientCommand.RejectInvitation;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ClientEvent.InvitationConfirmed;
import chat.scp.signal.ClientEvent.InvitationEnded;
import chat.scp.signal.ClientEvent.InvitationReceived;
import chat.scp.signal.ClientEvent.InvitationRinging;
import chat.scp.signal.IllegalCommandException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three-way handshake at a client. §5.1 */
class InvitationsTest {
    private static final InvitationId OTHER = new InvitationId(8, 8);
    private static final UserName CAROL = UserName.of("carol");
    private static final Ringing RINGING = new Ringing(INVITATION, 60_000);
    private static final Accept ACCEPTED = new Accept(INVITATION, CHAT);
    private static final Invite INVITED = new Invite(INVITATION, BOB, ConversationId.NONE, 60_000, "Bob");

    private final End<ClientCommand, ClientEvent> client = Clients.established();

    @Test
    @Spec({"5.1-2", "5.1-9", "5.1-18"})
    void theOriginatorAsksAndConfirmsWhatThePeerAccepted() {
        client.command(invite(INVITATION));
        assertEquals(new Invite(INVITATION, BOB, ConversationId.NONE, 60_000, ""), client.sentOne(Invite.class));
        client.receive(RINGING, ACCEPTED);
        assertEquals(new Confirm(INVITATION, CHAT), client.sentOne(Confirm.class));
        assertEquals(List.of(new InvitationRinging(INVITATION, 60_000)), client.events(), "it is not open yet");
        client.receive(Pdus.conversation(CHAT, 0));
        List<ClientEvent> events = client.events();
        assertInstanceOf(ClientEvent.ConversationOpened.class, events.get(0));
        assertEquals(new InvitationConfirmed(INVITATION, CHAT), events.get(1));
    }

    @Test
    @Spec("5.1-19")
    void anInvitationIntoARoomIsConfirmedWhenThePeerIsIn() {
        intoARoom();
        client.receive(Pdus.conversation(CHAT, 0), joined(ALICE), joined(CAROL)); // news of the room, and others
        assertEquals(List.of(), client.events(InvitationConfirmed.class));
        client.receive(joined(BOB));
        assertEquals(new InvitationConfirmed(INVITATION, CHAT), client.event(InvitationConfirmed.class));
        client.receive(new Reject(INVITATION, ErrorCode.LIMIT_REACHED));
        assertEquals(List.of(), client.events(), "too late");
    }

    @Test
    @Spec("5.1-19")
    void aRoomThatIsFullAtLastIsTold() {
        intoARoom();
        client.receive(new Reject(INVITATION, ErrorCode.LIMIT_REACHED));
        assertEnded(ErrorCode.LIMIT_REACHED);
        client.receive(joined(BOB));
        assertEquals(List.of(), client.events(InvitationConfirmed.class));
    }

    @Test
    @Spec("5.1-19")
    void aConversationOfTwoThatIsKnownIsConfirmedWhenItIsShownAgain() {
        client.receive(Pdus.conversation(CHAT, 0)).quiet();
        client.command(invite(INVITATION)).receive(RINGING, ACCEPTED).quiet();
        client.receive(Pdus.conversation(CHAT, 0));
        assertEquals(new InvitationConfirmed(INVITATION, CHAT), client.event(InvitationConfirmed.class));
    }

    @Test
    void whatDoesNotOpenInTimeEnds() {
        client.command(new ClientCommand.Invite(INVITATION, BOB, ConversationId.NONE, 2_000))
                .receive(RINGING, ACCEPTED)
                .quiet();
        client.pass(Duration.ofSeconds(3));
        assertEquals(List.of(), client.events(), "its time runs anew from CONFIRM on");
        assertIllegal(new CancelInvitation(INVITATION));
        client.pass(Duration.ofSeconds(7));
        assertEnded(ErrorCode.TIMEOUT);
        assertEquals(List.of(), client.sent());
    }

    private void intoARoom() {
        client.receive(Pdus.conversation(CHAT, 0)).quiet();
        client.command(new ClientCommand.Invite(INVITATION, BOB, CHAT, 60_000))
                .receive(RINGING, ACCEPTED)
                .quiet();
    }

    private static Member joined(UserName user) {
        return new Member(0, CHAT, user, ALICE, MemberChange.JOINED, Role.MEMBER, "");
    }

    @Test
    @Spec("5.1-19")
    void whatCannotBeOpenedAfterTheConfirmationEnds() {
        client.command(invite(INVITATION)).receive(RINGING, ACCEPTED).quiet();
        client.receive(new Reject(INVITATION, ErrorCode.STORE_UNAVAILABLE));
        assertEnded(ErrorCode.STORE_UNAVAILABLE);
        client.receive(Pdus.conversation(CHAT, 0));
        assertEquals(List.of(), client.events(InvitationConfirmed.class));
    }

    @Test
    void thePeerAcceptsAndWaitsForTheConfirmation() {
        client.receive(INVITED);
        assertEquals(
                new InvitationReceived(INVITATION, BOB, "Bob", ConversationId.NONE, 60_000),
                client.event(InvitationReceived.class));
        client.command(new AcceptInvitation(INVITATION));
        assertEquals(new Accept(INVITATION, ConversationId.NONE), client.sentOne(Accept.class));
        assertEquals(List.of(), client.events());
        client.receive(new Confirm(INVITATION, CHAT));
        assertEquals(new InvitationConfirmed(INVITATION, CHAT), client.event(InvitationConfirmed.class));
    }

    @Test
    void thePeerRejects() {
        client.receive(INVITED).command(new RejectInvitation(INVITATION));
        assertEquals(ErrorCode.PEER_REJECTED, client.sentOne(Reject.class).code());
        assertEnded(ErrorCode.PEER_REJECTED);
    }

    @Test
    void theOriginatorCancels() {
        client.command(invite(INVITATION)).command(new CancelInvitation(INVITATION));
        assertEquals(ErrorCode.CANCELLED, client.sentOne(Cancel.class).code());
        assertEnded(ErrorCode.CANCELLED);
    }

    @Test
    void aRejectionACancellationAndAnAnswerElsewhereEndIt() {
        client.command(invite(INVITATION)).receive(RINGING).quiet();
        client.receive(new Reject(INVITATION, ErrorCode.PEER_UNAVAILABLE));
        assertEnded(ErrorCode.PEER_UNAVAILABLE);
        client.receive(INVITED).quiet().receive(new Cancel(INVITATION, ErrorCode.NONE));
        assertEnded(ErrorCode.NONE);
        client.receive(INVITED).command(new AcceptInvitation(INVITATION)).quiet();
        client.receive(new Cancel(INVITATION, ErrorCode.TIMEOUT));
        assertEnded(ErrorCode.TIMEOUT);
    }

    @Test
    @Spec({"5.1-13", "4.8-5"})
    void whatComesTooLateIsIgnored() {
        client.command(invite(INVITATION))
                .command(new CancelInvitation(INVITATION))
                .quiet();
        Scp2Pdu[] late = {
            RINGING,
            ACCEPTED,
            new Reject(INVITATION, ErrorCode.PEER_REJECTED),
            new Confirm(INVITATION, CHAT),
            new Cancel(INVITATION, ErrorCode.NONE)
        };
        client.receive(late);
        assertEquals("ESTABLISHED", client.state());
        assertEquals(List.of(), client.events());
        assertEquals(List.of(), client.sent());
    }

    @Test
    void theTimeoutEndsItAtBothAndTheOriginatorSaysSo() {
        client.command(new ClientCommand.Invite(INVITATION, BOB, ConversationId.NONE, 2_000))
                .receive(new Invite(OTHER, BOB, ConversationId.NONE, 3_000, ""))
                .quiet();
        client.pass(Duration.ofSeconds(2));
        assertEquals(new Cancel(INVITATION, ErrorCode.TIMEOUT), client.sentOne(Cancel.class));
        assertEnded(ErrorCode.TIMEOUT);
        client.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), client.sent());
        assertEquals(new InvitationEnded(OTHER, ErrorCode.TIMEOUT), client.event(InvitationEnded.class));
    }

    @Test
    void bothMayInviteEachOtherAtATime() {
        client.command(invite(INVITATION))
                .receive(RINGING)
                .receive(new Invite(OTHER, BOB, ConversationId.NONE, 9_000, ""));
        client.quiet();
        client.command(new AcceptInvitation(OTHER)).receive(new Confirm(OTHER, CHAT));
        assertEquals(new InvitationConfirmed(OTHER, CHAT), client.event(InvitationConfirmed.class));
        client.receive(new Reject(INVITATION, ErrorCode.ALREADY_EXISTS));
        assertEnded(ErrorCode.ALREADY_EXISTS);
    }

    @Test
    void noInvitationOutlivesTheLink() {
        client.command(invite(INVITATION))
                .receive(new Invite(OTHER, BOB, ConversationId.NONE, 9_000, ""))
                .quiet();
        client.linkDown();
        assertEquals(
                List.of(ErrorCode.LINK_LOST, ErrorCode.LINK_LOST),
                client.events(InvitationEnded.class).stream()
                        .map(InvitationEnded::code)
                        .toList());
    }

    @Test
    @Spec("7.3.1-1")
    void whatCannotBeDoneIsTheCallersBug() {
        client.command(invite(INVITATION)).quiet();
        assertIllegal(invite(INVITATION));
        assertIllegal(new ClientCommand.Invite(OTHER, BOB, ConversationId.NONE, 999));
        assertIllegal(new AcceptInvitation(INVITATION));
        assertIllegal(new RejectInvitation(OTHER));
        assertIllegal(new CancelInvitation(OTHER));
    }

    @Test
    void whoHasTooManyUnderWayIsBusy() {
        for (int i = 0; i <= 64; i++) {
            client.receive(new Invite(new InvitationId(5, i), BOB, ConversationId.NONE, 60_000, ""));
        }
        assertEquals(new Reject(new InvitationId(5, 64), ErrorCode.PEER_BUSY), client.sentOne(Reject.class));
        assertEquals(64, client.events(InvitationReceived.class).size());
    }

    @Test
    @Spec("4.7-3")
    void anInvitationThatWaitsForTheUserDoesNotHoldADrainingLink() {
        client.receive(INVITED, new Goaway(60_000, 0, ErrorCode.SHUTTING_DOWN, ""));
        assertEquals("AWAITING_LINK", client.state());
        End<ClientCommand, ClientEvent> asking = Clients.established().command(invite(INVITATION));
        asking.receive(new Goaway(60_000, 0, ErrorCode.SHUTTING_DOWN, ""));
        assertEquals("DRAINING", asking.state());
        asking.receive(RINGING, ACCEPTED);
        assertEquals("AWAITING_LINK", asking.state());
        assertEquals(new Confirm(INVITATION, CHAT), asking.sentOne(Confirm.class));
    }

    private void assertEnded(ErrorCode code) {
        assertEquals(new InvitationEnded(INVITATION, code), client.event(InvitationEnded.class));
    }

    private void assertIllegal(ClientCommand command) {
        assertThrows(IllegalCommandException.class, () -> client.command(command));
        assertEquals(List.of(), client.sent());
        assertEquals(List.of(), client.events());
    }

    private static ClientCommand.Invite invite(InvitationId id) {
        return new ClientCommand.Invite(id, BOB, ConversationId.NONE, 60_000);
    }
}
