package chat.scp.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.machine.Row;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Side;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.session.End;
import chat.scp.session.Samples;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A server session does in every state, at every input, what its table says. */
class ServerTableTest {
    /** What is asked of a session that is ending is too late, and no fault. */
    private static final Set<ServerState> ENDING = EnumSet.of(ServerState.AWAITING_CLOSE, ServerState.CLOSED);

    private record Case(ServerState state, ServerInput input) {
        Optional<Row<ServerState, ServerInput>> row() {
            return Optional.ofNullable(ServerTable.TABLE.row(state, input));
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (ServerState state : ServerState.values()) {
            for (ServerInput input : ServerInput.values()) {
                Case one = new Case(state, input);
                if (one.row().isPresent() || ServerStimuli.isFromOutside(input)) {
                    cases.add(one);
                }
            }
        }
        return cases;
    }

    @Spec({"4.8-6", "4.2-1", "4.2-2", "4.2-3", "15.1-1"})
    @TestFactory
    Stream<DynamicTest> everyInputInEveryStateDoesWhatTheTableSays() {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.state() + " " + c.input(), () -> check(c)));
    }

    @Spec({"4.8-6", "4.2-2", "4.2-3", "8.2-3"})
    @TestFactory
    Stream<DynamicTest> whatDoesNotBelongIntoAStateIsAViolation() {
        return Stream.of(Scp2Type.values())
                .flatMap(t -> EnumSet.range(ServerState.AWAITING_HELLO, ServerState.DRAINING).stream()
                        .filter(s -> isOutOfPlace(s, t))
                        .map(s -> DynamicTest.dynamicTest(s + " " + t, () -> refuses(s, t))));
    }

    @Test
    void everyRowIsReached() {
        long reached = cases().stream().filter(c -> c.row().isPresent()).count();
        assertEquals(ServerTable.TABLE.rows().size(), reached);
    }

    /** Read from chapter 4, not from the table. */
    private static boolean isOutOfPlace(ServerState state, Scp2Type type) {
        boolean online = state == ServerState.ESTABLISHED || state == ServerState.DRAINING;
        return switch (type) {
            case PING, PONG, CLOSE, NOP -> type == Scp2Type.PONG && !online;
            case HELLO -> state != ServerState.AWAITING_HELLO;
            case REGISTER -> state != ServerState.AWAITING_HELLO;
            case RESPONSE -> state != ServerState.AWAITING_RESPONSE;
            case CHANNEL -> true;
            default -> !online || type.sender() == Side.SERVER;
        };
    }

    private static void check(Case c) {
        End<ServerCommand, ServerEvent> server = ServerStimuli.bring(c.state(), c.input());
        assertEquals(c.state().name(), server.state());
        server.quiet();
        if (c.row().isPresent()) {
            follows(server, c.row().get());
        } else if (c.input().name().startsWith("RECV_")) {
            ServerStimuli.happen(server, c.input());
            if (c.state() == ServerState.CLOSED) {
                assertEquals(List.of(), server.sent());
            } else {
                assertClosedFor(server, c.state());
            }
        } else if (ENDING.contains(c.state())) {
            ServerStimuli.happen(server, c.input());
            assertUnchanged(server, c.state());
        } else {
            assertThrows(IllegalCommandException.class, () -> ServerStimuli.happen(server, c.input()));
            assertUnchanged(server, c.state());
        }
    }

    private static void follows(End<ServerCommand, ServerEvent> server, Row<ServerState, ServerInput> row) {
        ServerStimuli.happen(server, row.input());
        assertEquals(row.to().name(), server.state());
        List<String> sent =
                server.sent(Scp2Pdu.class).stream().map(p -> p.type().name()).toList();
        assertTrue(row.sends().containsAll(sent), sent + " but the table says " + row.sends());
        if (row.to() != row.from() && row.sends().size() == 1) {
            assertEquals(row.sends(), sent);
        }
    }

    private static void refuses(ServerState state, Scp2Type type) {
        End<ServerCommand, ServerEvent> server = ServerStimuli.bring(state, ServerInput.RECV_FROM_WRONG_SIDE);
        server.quiet();
        server.receive(Samples.of(type, type.sender() == Side.SERVER ? Side.SERVER : Side.CLIENT));
        assertClosedFor(server, state);
    }

    private static void assertUnchanged(End<ServerCommand, ServerEvent> server, ServerState state) {
        assertEquals(state.name(), server.state());
        assertEquals(List.of(), server.sent());
        assertEquals(List.of(), server.events());
    }

    private static void assertClosedFor(End<ServerCommand, ServerEvent> server, ServerState from) {
        assertEquals(ServerState.CLOSED.name(), server.state());
        if (from != ServerState.AWAITING_CLOSE) { // that one has sent its CLOSE
            assertEquals(Optional.of(ErrorCode.UNEXPECTED), server.closing());
            assertEquals(ErrorCode.UNEXPECTED, server.sentOne(Close.class).code());
        }
    }
}
