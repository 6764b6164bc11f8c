package chat.scp.session;

import static chat.scp.session.InvitationBroker.Audience.ANSWERING_DEVICE;
import static chat.scp.session.InvitationBroker.Audience.ARRIVING_DEVICE;
import static chat.scp.session.InvitationBroker.Audience.ORIGINATOR;
import static chat.scp.session.InvitationBroker.Audience.OTHER_DEVICES;
import static chat.scp.session.InvitationBroker.Audience.PEER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.dialect.Engine;
import chat.scp.machine.StateDiagram;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.UserName;
import chat.scp.session.InvitationBroker.Invitation;
import chat.scp.session.InvitationBroker.Output;
import chat.scp.session.InvitationBroker.State;
import chat.scp.signal.ServerCommand.RelayAccept;
import chat.scp.signal.ServerCommand.RelayCancel;
import chat.scp.signal.ServerCommand.RelayConfirm;
import chat.scp.signal.ServerCommand.RelayInvite;
import chat.scp.signal.ServerCommand.RelayReject;
import chat.scp.signal.ServerCommand.RelayRinging;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvitationBrokerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InvitationId ID = new InvitationId(1, 2);
    private static final UserName ALICE = UserName.of("alice");
    private static final UserName BOB = UserName.of("bob");
    private static final ConversationId OPENS = new ConversationId(3, 4);
    private static final DeviceId PHONE = new DeviceId(5, 6);
    private static final DeviceId DESK = new DeviceId(7, 8);
    private static final Invitation INVITATION =
            new Invitation(ID, ALICE, "Alice", BOB, ConversationId.NONE, 60_000, 10_000);

    private static final Output RINGING = new Output(ORIGINATOR, new RelayRinging(ID, 60_000));
    private static final Output ACCEPT = new Output(ORIGINATOR, new RelayAccept(ID, OPENS, BOB));
    private static final RelayInvite INVITE = new RelayInvite(ID, ALICE, "Alice", ConversationId.NONE, 60_000);
    private static final Output ENDED_FOR_OTHERS = new Output(OTHER_DEVICES, new RelayCancel(ID, ErrorCode.NONE));

    private final InvitationBroker broker = new InvitationBroker(INVITATION);

    @Test
    void thePageOfItsTableIsFresh() {
        StateDiagram.check(InvitationTable.TABLE);
    }

    @Spec({"5.1-3", "5.1-4", "5.1-5"})
    @Test
    void anInviteRingsAndGoesToEveryDeviceOfThePeerInTheNameOfTheLogin() {
        assertEquals(List.of(RINGING, new Output(PEER, INVITE)), broker.invited(0));
        assertState(State.AWAITING_ANSWER, 60 * SECOND);
    }

    @Test
    void aRefusedInviteEndsAtOnce() {
        assertEquals(List.of(rejected(ErrorCode.SELF)), broker.refused(ErrorCode.SELF));
        assertState(State.ENDED, Engine.NEVER);
    }

    @Spec({"5.1-6", "5.1-8"})
    @Test
    void theFirstAcceptIsTheAnswerAndTheOtherDevicesStopRinging() {
        broker.invited(0);
        assertEquals(List.of(ACCEPT, ENDED_FOR_OTHERS), broker.accepted(PHONE, OPENS, SECOND));
        assertState(State.AWAITING_CONFIRM, 11 * SECOND);
        assertEquals(PHONE, broker.answeringDevice());
        assertEquals(OPENS, broker.conversation());

        assertEquals(List.of(), broker.accepted(DESK, new ConversationId(9, 9), SECOND));
        assertEquals(List.of(), broker.rejected(DESK, ErrorCode.PEER_REJECTED));
        assertEquals(PHONE, broker.answeringDevice());
        assertEquals(OPENS, broker.conversation());
    }

    @Spec({"5.1-10", "5.1-11"})
    @Test
    void onlyConfirmOpensTheConversationAndTellsTheDeviceThatAccepted() {
        broker.invited(0);
        broker.accepted(PHONE, OPENS, SECOND);
        assertFalse(broker.isConfirmed());
        assertEquals(
                List.of(new Output(ANSWERING_DEVICE, new RelayConfirm(ID, OPENS, ALICE))), broker.confirmed(OPENS));
        assertTrue(broker.isConfirmed());
        assertState(State.ENDED, Engine.NEVER);
    }

    @Spec("5.1-9")
    @Test
    void aConfirmOfAnotherConversationConfirmsNothing() {
        broker.invited(0);
        broker.accepted(PHONE, OPENS, SECOND);
        assertEquals(List.of(), broker.confirmed(new ConversationId(6, 6)));
        assertFalse(broker.isConfirmed());
        assertEquals(State.AWAITING_CONFIRM, broker.state());
    }

    @Spec({"5.1-13", "5.1-10"})
    @Test
    void aConfirmBeforeTheAnswerChangesNothing() {
        broker.invited(0);
        assertEquals(List.of(), broker.confirmed(OPENS));
        assertFalse(broker.isConfirmed());
        assertState(State.AWAITING_ANSWER, 60 * SECOND);
    }

    @Spec("5.1-6")
    @Test
    void aRejectEndsItForAll() {
        broker.invited(0);
        assertEquals(
                List.of(rejected(ErrorCode.PEER_BUSY), ENDED_FOR_OTHERS), broker.rejected(PHONE, ErrorCode.PEER_BUSY));
        assertEquals(PHONE, broker.answeringDevice());
        assertState(State.ENDED, Engine.NEVER);
    }

    @Test
    void aRejectWithAnyOtherCodeIsPassedOnAsARejection() {
        broker.invited(0);
        assertEquals(
                rejected(ErrorCode.PEER_REJECTED),
                broker.rejected(PHONE, ErrorCode.BANNED).get(0));
    }

    @Test
    void aCancelBeforeTheAnswerReachesEveryDeviceOfThePeer() {
        broker.invited(0);
        assertEquals(
                List.of(new Output(PEER, new RelayCancel(ID, ErrorCode.TIMEOUT))), broker.cancelled(ErrorCode.TIMEOUT));
        assertState(State.ENDED, Engine.NEVER);
    }

    @Spec("5.1-9")
    @Test
    void aCancelInsteadOfConfirmReachesTheDeviceThatAccepted() {
        broker.invited(0);
        broker.accepted(PHONE, OPENS, 0);
        assertEquals(
                List.of(new Output(ANSWERING_DEVICE, new RelayCancel(ID, ErrorCode.CANCELLED))),
                broker.cancelled(ErrorCode.BANNED));
        assertFalse(broker.isConfirmed());
    }

    @Spec("5.1-12")
    @Test
    void withoutAnAnswerTheTimeoutEndsItOnBothSides() {
        broker.invited(0);
        assertEquals(List.of(), broker.timeout(60 * SECOND - 1));
        assertEquals(
                List.of(rejected(ErrorCode.PEER_UNAVAILABLE), new Output(PEER, new RelayCancel(ID, ErrorCode.TIMEOUT))),
                broker.timeout(60 * SECOND));
        assertEquals(List.of(), broker.timeout(61 * SECOND));
    }

    @Spec("5.1-9")
    @Test
    void withoutConfirmTheTimeoutEndsIt() {
        broker.invited(0);
        broker.accepted(PHONE, OPENS, 0);
        assertEquals(List.of(), broker.timeout(10 * SECOND - 1));
        assertEquals(
                List.of(
                        rejected(ErrorCode.PEER_UNAVAILABLE),
                        new Output(ANSWERING_DEVICE, new RelayCancel(ID, ErrorCode.TIMEOUT))),
                broker.timeout(10 * SECOND));
        assertEquals(List.of(), broker.confirmed(OPENS));
        assertFalse(broker.isConfirmed());
    }

    @Spec("5.1-16")
    @Test
    void aBlockLooksLikeAPeerWhoIsAway() {
        assertEquals(List.of(RINGING), broker.withheld(0));
        assertState(State.AWAITING_TIMEOUT, 60 * SECOND);
        assertEquals(List.of(), broker.deviceArrived());
        assertEquals(List.of(), broker.accepted(PHONE, OPENS, 0));
        assertEquals(List.of(), broker.rejected(PHONE, ErrorCode.PEER_REJECTED));
        assertEquals(List.of(RINGING), broker.originatorBack());
        assertEquals(List.of(rejected(ErrorCode.PEER_UNAVAILABLE)), broker.timeout(60 * SECOND));
    }

    @Spec("5.1-16")
    @Test
    void aBlockWhileItStandsEndsItForThePeerOnly() {
        broker.invited(0);
        assertEquals(List.of(new Output(PEER, new RelayCancel(ID, ErrorCode.NONE))), broker.blocked());
        assertState(State.AWAITING_TIMEOUT, 60 * SECOND);
        assertEquals(List.of(), broker.cancelled(ErrorCode.CANCELLED));
        assertState(State.ENDED, Engine.NEVER);
    }

    @Spec("5.1-5")
    @Test
    void aDeviceThatArrivesMeanwhileIsAskedToo() {
        broker.invited(0);
        assertEquals(List.of(new Output(ARRIVING_DEVICE, INVITE)), broker.deviceArrived());
        broker.accepted(PHONE, OPENS, 0);
        assertEquals(List.of(), broker.deviceArrived());
    }

    @Test
    void anOriginatorWhoComesBackLearnsHowItStands() {
        broker.invited(0);
        assertEquals(List.of(RINGING), broker.originatorBack());
        broker.accepted(PHONE, OPENS, 0);
        assertEquals(List.of(ACCEPT), broker.originatorBack());
    }

    @Spec("11.2-1")
    @Test
    void anOriginatorWhoIsGoneForGoodEndsIt() {
        broker.invited(0);
        broker.accepted(PHONE, OPENS, 0);
        assertEquals(
                List.of(new Output(ANSWERING_DEVICE, new RelayCancel(ID, ErrorCode.TIMEOUT))), broker.originatorGone());
        assertState(State.ENDED, Engine.NEVER);
    }

    @Spec("10.2.4-2")
    @Test
    void aPeerWhoIsGoneForGoodEndsIt() {
        broker.invited(0);
        assertEquals(
                List.of(rejected(ErrorCode.PEER_UNAVAILABLE), new Output(PEER, new RelayCancel(ID, ErrorCode.TIMEOUT))),
                broker.peerGone());
    }

    @Test
    void aConversationThatBeganOtherwiseEndsIt() {
        broker.invited(0);
        assertEquals(
                List.of(rejected(ErrorCode.ALREADY_EXISTS), new Output(PEER, new RelayCancel(ID, ErrorCode.NONE))),
                broker.openedOtherwise());
        assertState(State.ENDED, Engine.NEVER);
    }

    @Spec("5.1-13")
    @Test
    void whatComesAfterTheEndChangesNothing() {
        broker.invited(0);
        broker.rejected(PHONE, ErrorCode.PEER_REJECTED);
        assertEquals(List.of(), broker.invited(0));
        assertEquals(List.of(), broker.withheld(0));
        assertEquals(List.of(), broker.refused(ErrorCode.SELF));
        assertEquals(List.of(), broker.accepted(DESK, OPENS, 0));
        assertEquals(List.of(), broker.rejected(DESK, ErrorCode.PEER_REJECTED));
        assertEquals(List.of(), broker.confirmed(OPENS));
        assertEquals(List.of(), broker.cancelled(ErrorCode.CANCELLED));
        assertEquals(List.of(), broker.originatorBack());
        assertEquals(List.of(), broker.originatorGone());
        assertEquals(List.of(), broker.peerGone());
        assertEquals(List.of(), broker.blocked());
        assertEquals(List.of(), broker.deviceArrived());
        assertEquals(List.of(), broker.openedOtherwise());
        assertEquals(List.of(), broker.timeout(Long.MAX_VALUE - 1));
        assertTrue(broker.isEnded());
        assertEquals(PHONE, broker.answeringDevice());
    }

    private static Output rejected(ErrorCode code) {
        return new Output(ORIGINATOR, new RelayReject(ID, code));
    }

    private void assertState(State state, long deadlineNanos) {
        assertEquals(state, broker.state());
        assertEquals(deadlineNanos, broker.deadlineNanos());
    }
}
