package chat.scp.v1;

import static chat.scp.v1.Scp1ServerInput.*;
import static chat.scp.v1.ServerUnderTest.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.dialect.ServerConfig;
import chat.scp.machine.Row;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MessageId;
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
import chat.scp.pdu.v1.Scp1Error;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that can happen, in every state of a real session: what follows is what the table says. */
class Scp1ServerSweepTest {
    /** A state, and what guards look at. */
    private enum Situation {
        CONNECTED(Scp1ServerState.AUTHENTICATING, Driver::server),
        CONNECTED_NOT_OPEN(
                Scp1ServerState.AUTHENTICATING, () -> Driver.server(ServerConfig.of(Mechanism.SCRAM_SHA_256_PLUS))),
        OFFERED(Scp1ServerState.AUTHENTICATING, () -> {
            var server = Driver.server();
            server.receive(new ConnectReq(ALICE));
            return server;
        }),
        IDLE(Scp1ServerState.IDLE, ServerUnderTest::idle),
        IDLE_CLOGGED(Scp1ServerState.IDLE, () -> idle(withRoomFor(70))),
        ASKING(Scp1ServerState.AWAITING_PEER_FOR_INIT, ServerUnderTest::asking),
        ASKING_CLOGGED(Scp1ServerState.AWAITING_PEER_FOR_INIT, () -> asking(withRoomFor(70))),
        RUNG(Scp1ServerState.AWAITING_PEER_FOR_INIT, () -> {
            var server = asking();
            server.command(new ServerCommand.RelayRinging(asked(), 0));
            return server;
        }),
        INVITED(Scp1ServerState.AWAITING_CHAT_RESPONSE, ServerUnderTest::invited),
        INVITED_CLOGGED(Scp1ServerState.AWAITING_CHAT_RESPONSE, () -> invited(withRoomFor(70))),
        WILLING(Scp1ServerState.AWAITING_CHAT_RESPONSE, ServerUnderTest::willing),
        CHATTING(Scp1ServerState.IN_CHAT, ServerUnderTest::chatting),
        CHATTING_CLOGGED(Scp1ServerState.IN_CHAT, () -> chatting(withRoomFor(70))),
        CHATTING_FULL(Scp1ServerState.IN_CHAT, () -> {
            var server = chatting(withRoomFor(200));
            server.receive(new Text("x".repeat(200)));
            return server;
        }),
        LEFT(Scp1ServerState.RELAYING_DISCONNECT, () -> {
            var server = idle();
            server.receive(new DisconnectReq());
            return server;
        }),
        OVER(Scp1ServerState.CLOSED, () -> {
            var server = idle();
            server.linkDown();
            return server;
        });

        private static final Set<Situation> LOGIN = EnumSet.of(CONNECTED, CONNECTED_NOT_OPEN, OFFERED);
        private static final Set<Situation> CLOGGED =
                EnumSet.of(IDLE_CLOGGED, ASKING_CLOGGED, INVITED_CLOGGED, CHATTING_CLOGGED);

        private final Scp1ServerState state;
        private final Supplier<Driver<ServerCommand, ServerEvent>> make;

        Situation(Scp1ServerState state, Supplier<Driver<ServerCommand, ServerEvent>> make) {
            this.state = state;
            this.make = make;
        }
    }

    /** Something that happens: an input by itself, another one in some situations. */
    private record Happening(
            String name,
            boolean isPdu,
            Consumer<Driver<ServerCommand, ServerEvent>> happen,
            Scp1ServerInput input,
            Map<Situation, Scp1ServerInput> exceptions) {
        Scp1ServerInput inputIn(Situation situation) {
            if (isPdu && Situation.LOGIN.contains(situation)) {
                return exceptions.getOrDefault(situation, RECV_BEFORE_LOGIN);
            }
            return exceptions.getOrDefault(situation, input);
        }
    }

    private static final List<Happening> HAPPENINGS = List.of(
            pdu(
                    new ConnectReq(ALICE),
                    RECV_CONNECT_AGAIN,
                    Map.of(
                            Situation.CONNECTED, RECV_CONNECT_REQ,
                            Situation.CONNECTED_NOT_OPEN, RECV_CONNECT_NOT_OPEN)),
            pdu(new ChatInitReq(BOB), RECV_CHAT_INIT_REQ),
            pdu(
                    new ChatFwdResp(FwdStatus.ACCEPTED, BOB),
                    RECV_FWD_UNASKED,
                    Map.of(
                            Situation.INVITED, RECV_FWD_ACCEPTED,
                            Situation.INVITED_CLOGGED, RECV_FWD_ACCEPTED)),
            pdu(
                    new ChatFwdResp(FwdStatus.REJECTED, BOB),
                    RECV_FWD_UNASKED,
                    Map.of(
                            Situation.INVITED, RECV_FWD_REJECTED,
                            Situation.INVITED_CLOGGED, RECV_FWD_REJECTED)),
            pdu(new ChatFwdResp(FwdStatus.ACCEPTED, CAROL), RECV_FWD_UNASKED),
            pdu(new ChatFwdResp(FwdStatus.REJECTED, CAROL), RECV_FWD_UNASKED),
            pdu(new Text("hello"), RECV_TEXT, Map.of(Situation.CHATTING_FULL, RECV_TEXT_OVER_LIMIT)),
            pdu(new Text("x".repeat(0xFFFD)), RECV_TEXT_TOO_LONG),
            pdu(new DisconnectReq(), RECV_DISCONNECT_REQ),
            pdu(new Ack(AckStatus.SUCCESS), RECV_ACK),
            pdu(new ErrorPdu(2, "?"), RECV_ERROR),
            pdu(new ConnectResp(ConnectStatus.SUCCESS), RECV_SERVER_PDU),
            pdu(new ChatInitResp(InitStatus.FORWARDED), RECV_SERVER_PDU),
            pdu(new ChatFwdReq(BOB), RECV_SERVER_PDU),
            pdu(new DisconnectNotif(BOB), RECV_SERVER_PDU),
            other("a name of no length", s -> s.receiveHex("01 03 00 01 00"), RECV_BAD_FRAME),
            other("another version", s -> s.receiveHex("02 03 00 00"), RECV_BAD_STREAM),
            other("link lost", Driver::linkDown, LINK_LOST),
            other("login timeout", s -> s.pass(Duration.ofSeconds(10)), LOGIN_TIMEOUT),
            command(
                    admit(),
                    ADMIT,
                    Map.of(Situation.CONNECTED, SKIP_COMMAND, Situation.CONNECTED_NOT_OPEN, SKIP_COMMAND)),
            command(
                    new ServerCommand.RefuseLogin(ErrorCode.NAME_IN_USE, 0, ""),
                    REFUSE_LOGIN,
                    Map.of(Situation.CONNECTED, SKIP_COMMAND, Situation.CONNECTED_NOT_OPEN, SKIP_COMMAND)),
            command(invite(new InvitationId(8, 8), CAROL), RELAY_INVITE),
            command(new ServerCommand.RelayInvite(INVITATION, CAROL, "", CONVERSATION, 0), RELAY_ROOM_INVITE),
            command(
                    new ServerCommand.RelayRinging(asked(), 0),
                    SKIP_COMMAND,
                    Map.of(Situation.ASKING, RELAY_RINGING, Situation.ASKING_CLOGGED, RELAY_RINGING)),
            command(new ServerCommand.RelayAccept(asked(), CONVERSATION, BOB), SKIP_COMMAND, askingMeans(RELAY_ACCEPT)),
            command(
                    new ServerCommand.RelayReject(asked(), ErrorCode.PEER_BUSY),
                    SKIP_COMMAND,
                    askingMeans(RELAY_REJECT)),
            command(
                    new ServerCommand.RelayReject(INVITATION, ErrorCode.PEER_BUSY),
                    SKIP_COMMAND,
                    invitedMeans(RELAY_REJECT)),
            command(
                    new ServerCommand.RelayConfirm(INVITATION, CONVERSATION, BOB),
                    SKIP_COMMAND,
                    Map.of(Situation.WILLING, RELAY_CONFIRM)),
            command(
                    new ServerCommand.RelayCancel(INVITATION, ErrorCode.CANCELLED),
                    SKIP_COMMAND,
                    invitedMeans(RELAY_CANCEL)),
            command(deliver(BOB, Body.text("hi")), SKIP_COMMAND, chattingMeans(DELIVER)),
            command(
                    new ServerCommand.EndConversation(CONVERSATION, BOB, ErrorCode.NONE),
                    SKIP_COMMAND,
                    chattingMeans(END_CONVERSATION)),
            command(new ServerCommand.EndConversation(new ConversationId(6, 6), BOB, ErrorCode.NONE), SKIP_COMMAND),
            command(
                    new ServerCommand.AnswerStored(CONVERSATION, new MessageId(1, 1), new Position(1, 1), 0, false),
                    ANSWER_STORED),
            command(
                    new ServerCommand.AnswerRejected(CONVERSATION, new MessageId(1, 1), ErrorCode.INTERNAL, 0),
                    ANSWER_REJECTED),
            command(new ServerCommand.TellNotice("back at eight"), TELL_NOTICE),
            command(new ServerCommand.GoAway(ErrorCode.SHUTTING_DOWN, 0, 0, ""), GO_AWAY),
            command(new ServerCommand.RotateToken(Bytes.EMPTY, 0), SKIP_COMMAND),
            command(new ServerCommand.Close(ErrorCode.SHUTTING_DOWN, 0, ""), CLOSE));

    @TestFactory
    Stream<DynamicTest> whatFollowsIsWhatTheTableSays() {
        return Stream.of(Situation.values()).flatMap(situation -> HAPPENINGS.stream()
                .map(happening -> DynamicTest.dynamicTest(
                        happening.name() + " when " + situation, () -> check(situation, happening))));
    }

    @Test
    void everyRowOfTheTableIsTakenByTheSweep() {
        Set<Row<?, ?>> left = new HashSet<>(Scp1ServerTable.TABLE.rows());
        for (Situation situation : Situation.values()) {
            for (Happening happening : HAPPENINGS) {
                left.removeAll(rows(situation, happening));
            }
        }
        assertEquals(Set.of(), left);
    }

    private static void check(Situation situation, Happening happening) {
        Driver<ServerCommand, ServerEvent> server = situation.make.get();
        server.sent();
        server.events();
        assertEquals(situation.state.name(), server.state());
        happening.happen.accept(server);
        List<Row<Scp1ServerState, Scp1ServerInput>> rows = rows(situation, happening);
        List<Scp1Pdu> sent = server.sentPdus();
        if (rows.isEmpty()) {
            assertEquals(situation.state.name(), server.state());
            assertEquals(List.of(), server.events());
            boolean hears =
                    situation.state != Scp1ServerState.RELAYING_DISCONNECT && situation.state != Scp1ServerState.CLOSED;
            if (happening.isPdu && hears) {
                ErrorPdu error = (ErrorPdu) sent.get(0);
                assertEquals(Scp1Error.UNEXPECTED_MESSAGE_TYPE.code(), error.code());
                assertEquals(1, sent.size());
            } else {
                assertEquals(List.of(), sent);
            }
            return;
        }
        assertEquals(rows.get(rows.size() - 1).to().name(), server.state());
        List<String> allowed = new ArrayList<>();
        rows.forEach(row -> allowed.addAll(row.sends()));
        for (Scp1Pdu pdu : sent) {
            String name = pdu.type().name();
            assertTrue(allowed.contains(name), () -> name + " was sent, but the row has only " + allowed);
        }
    }

    /** The row of the input; and another one if what was sent is more than there is room for. */
    private static List<Row<Scp1ServerState, Scp1ServerInput>> rows(Situation situation, Happening happening) {
        Scp1ServerInput input = happening.inputIn(situation);
        Row<Scp1ServerState, Scp1ServerInput> first = Scp1ServerTable.TABLE.row(situation.state, input);
        boolean overflows = Situation.CLOGGED.contains(situation) && OVERFLOWING.contains(input);
        if (first == null) {
            return List.of();
        }
        Row<Scp1ServerState, Scp1ServerInput> second = Scp1ServerTable.TABLE.row(first.to(), OVERFLOW);
        return overflows && second != null ? List.of(first, second) : List.of(first);
    }

    /** What is answered with more than 70 bytes. */
    private static final Set<Scp1ServerInput> OVERFLOWING = EnumSet.of(RECV_BAD_FRAME);

    private static Map<Situation, Scp1ServerInput> askingMeans(Scp1ServerInput input) {
        return Map.of(Situation.ASKING, input, Situation.ASKING_CLOGGED, input, Situation.RUNG, input);
    }

    private static Map<Situation, Scp1ServerInput> invitedMeans(Scp1ServerInput input) {
        return Map.of(Situation.INVITED, input, Situation.INVITED_CLOGGED, input, Situation.WILLING, input);
    }

    private static Map<Situation, Scp1ServerInput> chattingMeans(Scp1ServerInput input) {
        return Map.of(Situation.CHATTING, input, Situation.CHATTING_CLOGGED, input, Situation.CHATTING_FULL, input);
    }

    private static Happening pdu(Scp1Pdu pdu, Scp1ServerInput input) {
        return pdu(pdu, input, Map.of());
    }

    private static Happening pdu(Scp1Pdu pdu, Scp1ServerInput input, Map<Situation, Scp1ServerInput> exceptions) {
        return new Happening(pdu.type() + " as " + input, true, s -> s.receive(pdu), input, exceptions);
    }

    private static Happening command(ServerCommand command, Scp1ServerInput input) {
        return command(command, input, Map.of());
    }

    private static Happening command(
            ServerCommand command, Scp1ServerInput input, Map<Situation, Scp1ServerInput> exceptions) {
        return new Happening(
                command.getClass().getSimpleName() + " as " + input, false, s -> s.command(command), input, exceptions);
    }

    private static Happening other(
            String name, Consumer<Driver<ServerCommand, ServerEvent>> happen, Scp1ServerInput input) {
        return new Happening(name, false, happen, input, Map.of());
    }
}
