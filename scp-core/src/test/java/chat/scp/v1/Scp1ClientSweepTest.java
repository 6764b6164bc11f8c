package chat.scp.v1;

import static chat.scp.v1.ClientUnderTest.*;
import static chat.scp.v1.Scp1ClientInput.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.machine.Row;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.v1.Ack;
import chat.scp.pdu.v1.AckStatus;
import chat.scp.pdu.v1.ChatFwdReq;
import chat.scp.pdu.v1.ChatFwdResp;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.DisconnectReq;
import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.FwdStatus;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that can happen, in every state of a real session: what follows is what the table says. */
class Scp1ClientSweepTest {
    /** A state, and what guards look at. */
    private enum Situation {
        DISCONNECTED(Scp1ClientState.DISCONNECTED, ClientUnderTest::disconnected),
        CONNECTING(Scp1ClientState.CONNECTING, ClientUnderTest::connecting),
        IDLE(Scp1ClientState.IDLE, ClientUnderTest::idle),
        INITIATING(Scp1ClientState.INITIATING_CHAT, ClientUnderTest::initiating),
        FORWARDED(Scp1ClientState.PENDING_PEER_ACCEPT, ClientUnderTest::forwarded),
        ASKED(Scp1ClientState.AWAITING_PEER_RESPONSE, ClientUnderTest::asked),
        WILLING(Scp1ClientState.AWAITING_PEER_RESPONSE, ClientUnderTest::willing),
        CHATTING(Scp1ClientState.IN_CHAT, ClientUnderTest::chatting),
        DISCONNECTING(Scp1ClientState.DISCONNECTING, ClientUnderTest::disconnecting),
        CLOSED(Scp1ClientState.CLOSED, ClientUnderTest::closed);

        private static final Set<Situation> HEARING = EnumSet.range(CONNECTING, CHATTING);
        private static final Set<Situation> WITH_BOB = EnumSet.range(INITIATING, CHATTING);
        private static final Set<Situation> ASKING = EnumSet.of(INITIATING, FORWARDED);

        private final Scp1ClientState state;
        private final Supplier<Driver<ClientCommand, ClientEvent>> make;

        Situation(Scp1ClientState state, Supplier<Driver<ClientCommand, ClientEvent>> make) {
            this.state = state;
            this.make = make;
        }
    }

    /** What a happening is, by itself and to the ear. */
    private enum Kind {
        PDU,
        BYTES,
        COMMAND,
        OTHER
    }

    /** Something that happens: an input by itself, another one in some situations. */
    private record Happening(
            String name,
            Kind kind,
            Consumer<Driver<ClientCommand, ClientEvent>> happen,
            Scp1ClientInput input,
            Set<Situation> exceptions,
            Scp1ClientInput exception) {
        Row<Scp1ClientState, Scp1ClientInput> rowIn(Situation situation) {
            boolean heard = Situation.HEARING.contains(situation) || (kind != Kind.PDU && kind != Kind.BYTES);
            Scp1ClientInput taken = exceptions.contains(situation) ? exception : input;
            return heard ? Scp1ClientTable.TABLE.row(situation.state, taken) : null;
        }
    }

    private static final List<Happening> HAPPENINGS = List.of(
            pdu(new ConnectResp(ConnectStatus.SUCCESS), RECV_CONNECT_SUCCESS),
            pdu(new ConnectResp(ConnectStatus.USER_EXISTS), RECV_CONNECT_REFUSED),
            pdu(new ChatInitResp(InitStatus.FORWARDED), RECV_INIT_LATE, Situation.ASKING, RECV_INIT_FORWARDED),
            pdu(new ChatInitResp(InitStatus.PEER_BUSY), RECV_INIT_LATE, Situation.ASKING, RECV_INIT_REFUSED),
            pdu(new ChatFwdReq(CAROL), RECV_CHAT_FWD_REQ),
            pdu(
                    new Text("Chat with bob started."),
                    RECV_TEXT,
                    EnumSet.of(Situation.INITIATING, Situation.FORWARDED, Situation.WILLING),
                    RECV_START),
            pdu(new Text("bob: hello"), RECV_TEXT),
            pdu(new Text("Welcome"), RECV_TEXT),
            pdu(new DisconnectNotif(BOB), RECV_OTHER_GONE, Situation.WITH_BOB, RECV_PEER_GONE),
            pdu(new DisconnectNotif(CAROL), RECV_OTHER_GONE),
            pdu(new ErrorPdu(2, "?"), RECV_ERROR, EnumSet.of(Situation.INITIATING, Situation.WILLING), RECV_REFUSAL),
            pdu(new Ack(AckStatus.SUCCESS), RECV_ACK),
            pdu(new ConnectReq(BOB), RECV_CLIENT_PDU),
            pdu(new ChatInitReq(BOB), RECV_CLIENT_PDU),
            pdu(new ChatFwdResp(FwdStatus.ACCEPTED, BOB), RECV_CLIENT_PDU),
            pdu(new DisconnectReq(), RECV_CLIENT_PDU),
            other("a name of no length", Kind.BYTES, c -> c.receiveHex("01 05 00 01 00"), RECV_BAD_FRAME),
            other("link lost", Kind.OTHER, Driver::linkDown, LINK_LOST),
            new Happening(
                    "time",
                    Kind.OTHER,
                    c -> c.pass(Duration.ofSeconds(15)),
                    LOGIN_TIMEOUT,
                    EnumSet.of(Situation.DISCONNECTING),
                    CLOSE_TIMEOUT),
            command(invite(BOB), INVITE),
            command(new ClientCommand.Invite(INVITATION, BOB, ClientUnderTest.WITH_BOB, 0), REFUSE_COMMAND),
            command(new ClientCommand.AcceptInvitation(received()), REFUSE_COMMAND, ACCEPT, Situation.ASKED),
            command(new ClientCommand.RejectInvitation(received()), REFUSE_COMMAND, REJECT, Situation.ASKED),
            command(new ClientCommand.AcceptInvitation(new InvitationId(1, 1)), REFUSE_COMMAND),
            command(new ClientCommand.CancelInvitation(INVITATION), REFUSE_COMMAND),
            command(send("hi"), REFUSE_COMMAND, SEND, Situation.CHATTING),
            command(new ClientCommand.Leave(1, ClientUnderTest.WITH_BOB), REFUSE_COMMAND, LEAVE, Situation.CHATTING),
            command(new ClientCommand.Leave(1, ConversationId.NONE), REFUSE_COMMAND),
            command(
                    new ClientCommand.Mark(ClientUnderTest.WITH_BOB, MarkKind.READ, new Position(1, 1)),
                    REFUSE_COMMAND),
            command(new ClientCommand.Close(ErrorCode.NONE), CLOSE));

    @TestFactory
    Stream<DynamicTest> whatFollowsIsWhatTheTableSays() {
        return Stream.of(Situation.values()).flatMap(situation -> HAPPENINGS.stream()
                .map(happening -> DynamicTest.dynamicTest(
                        happening.name() + " when " + situation, () -> check(situation, happening))));
    }

    @Test
    void anotherVersionOnAnyChannelEndsTheSession() {
        for (Situation situation : Situation.HEARING) {
            var client = situation.make.get();
            client.receiveHex("02 05 00 00");
            assertEquals(Scp1ClientState.DISCONNECTING.name(), client.state());
            assertEquals(
                    Scp1ClientState.DISCONNECTING,
                    Scp1ClientTable.TABLE.row(situation.state, RECV_BAD_STREAM).to());
        }
    }

    @Test
    void aLinkIsTakenOnlyWhenDisconnected() {
        for (Situation situation : Situation.values()) {
            var client = situation.make.get();
            if (Scp1ClientTable.TABLE.row(situation.state, LINK_UP) != null) {
                client.linkUp();
                assertEquals(Scp1ClientState.CONNECTING.name(), client.state());
                assertEquals(List.of(new ConnectReq(ALICE)), client.sentPdus());
            } else {
                assertThrows(IllegalStateException.class, client::linkUp);
                assertEquals(situation.state.name(), client.state());
            }
        }
    }

    @Test
    void everyRowOfTheTableIsTakenByTheSweep() {
        Set<Row<?, ?>> left = new HashSet<>(Scp1ClientTable.TABLE.rows());
        left.removeIf(row -> row.input() == LINK_UP || row.input() == RECV_BAD_STREAM);
        for (Situation situation : Situation.values()) {
            HAPPENINGS.forEach(happening -> left.remove(happening.rowIn(situation)));
        }
        assertEquals(Set.of(), left);
    }

    private static void check(Situation situation, Happening happening) {
        Driver<ClientCommand, ClientEvent> client = situation.make.get();
        assertEquals(situation.state.name(), client.state());
        Row<Scp1ClientState, Scp1ClientInput> row = happening.rowIn(situation);
        if (row == null) {
            checkUnexpected(client, situation, happening);
            return;
        }
        happening.happen.accept(client);
        assertEquals(row.to().name(), client.state());
        for (Scp1Pdu pdu : client.sentPdus()) {
            String name = pdu.type().name();
            assertTrue(row.sends().contains(name), () -> name + " was sent, but the row is " + row);
        }
    }

    private static void checkUnexpected(
            Driver<ClientCommand, ClientEvent> client, Situation situation, Happening happening) {
        if (happening.kind == Kind.COMMAND) {
            assertThrows(IllegalCommandException.class, () -> happening.happen.accept(client));
        } else {
            happening.happen.accept(client);
        }
        assertEquals(situation.state.name(), client.state());
        assertEquals(List.of(), client.events());
        assertEquals(List.of(), client.sentPdus());
    }

    private static Happening pdu(Scp1Pdu pdu, Scp1ClientInput input) {
        return pdu(pdu, input, Set.of(), input);
    }

    private static Happening pdu(
            Scp1Pdu pdu, Scp1ClientInput input, Set<Situation> exceptions, Scp1ClientInput exception) {
        return new Happening(pdu.toString(), Kind.PDU, c -> c.receivePush(pdu), input, exceptions, exception);
    }

    private static Happening command(ClientCommand command, Scp1ClientInput input) {
        return new Happening(
                command.getClass().getSimpleName() + " as " + input,
                Kind.COMMAND,
                c -> c.command(command),
                input,
                Set.of(),
                input);
    }

    private static Happening command(
            ClientCommand command, Scp1ClientInput input, Scp1ClientInput exception, Situation only) {
        return new Happening(
                command.getClass().getSimpleName(),
                Kind.COMMAND,
                c -> c.command(command),
                input,
                Set.of(only),
                exception);
    }

    private static Happening other(
            String name, Kind kind, Consumer<Driver<ClientCommand, ClientEvent>> happen, Scp1ClientInput input) {
        return new Happening(name, kind, happen, input, Set.of(), input);
    }
}
