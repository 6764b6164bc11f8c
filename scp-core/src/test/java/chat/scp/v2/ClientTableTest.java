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
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A client session does in every state, at every input, what its table says. */
class ClientTableTest {
    /** Without a link nothing can come in. */
    private static final Set<ClientState> DEAF = EnumSet.of(ClientState.AWAITING_LINK, ClientState.CLOSED);

    private record Case(ClientState state, ClientInput input) {
        Optional<Row<ClientState, ClientInput>> row() {
            return Optional.ofNullable(ClientTable.TABLE.row(state, input));
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (ClientState state : ClientState.values()) {
            for (ClientInput input : ClientInput.values()) {
                Case one = new Case(state, input);
                if (one.row().isPresent() || ClientStimuli.isFromOutside(input)) {
                    cases.add(one);
                }
            }
        }
        return cases;
    }

    @Spec({"4.8-6", "4.2-1", "15.1-1"})
    @TestFactory
    Stream<DynamicTest> everyInputInEveryStateDoesWhatTheTableSays() {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.state() + " " + c.input(), () -> check(c)));
    }

    @Spec("4.8-6")
    @TestFactory
    Stream<DynamicTest> whatOnlyClientsSendIsAViolationInEveryState() {
        return Stream.of(Scp2Type.values())
                .filter(t -> t.sender() == Side.CLIENT || t == Scp2Type.CHANNEL)
                .flatMap(t -> EnumSet.range(ClientState.AWAITING_REGISTRATION, ClientState.AWAITING_CLOSE).stream()
                        .map(s -> DynamicTest.dynamicTest(s + " " + t, () -> refuses(s, t))));
    }

    @Test
    void everyRowIsReached() {
        long reached = cases().stream().filter(c -> c.row().isPresent()).count();
        assertEquals(ClientTable.TABLE.rows().size(), reached);
    }

    private static void check(Case c) {
        End<ClientCommand, ClientEvent> client = ClientStimuli.bring(c.state(), c.input());
        assertEquals(c.state().name(), client.state());
        if (c.input() != ClientInput.RECV_CHALLENGE || c.state() != ClientState.AWAITING_CHALLENGE) {
            client.quiet();
        }
        if (c.row().isPresent()) {
            follows(client, c.row().get());
        } else if (!c.input().name().startsWith("RECV_")) {
            assertThrows(IllegalCommandException.class, () -> ClientStimuli.happen(client, c.input()));
            assertEquals(c.state().name(), client.state());
            assertEquals(List.of(), client.sent());
            assertEquals(List.of(), client.events());
        } else if (DEAF.contains(c.state())) {
            ClientStimuli.happen(client, c.input());
            assertEquals(c.state().name(), client.state());
            assertEquals(List.of(), client.sent());
        } else {
            ClientStimuli.happen(client, c.input());
            assertClosedFor(client, c.state());
        }
    }

    private static void follows(End<ClientCommand, ClientEvent> client, Row<ClientState, ClientInput> row) {
        ClientStimuli.happen(client, row.input());
        assertEquals(row.to().name(), client.state());
        List<String> sent = client.sent(Scp2Pdu.class).stream() // and GREASE
                .map(p -> p.type().name())
                .toList();
        for (String name : sent) {
            boolean kept = row.input() == ClientInput.IDLE_TIMEOUT && name.equals("PING"); // on the way there
            assertTrue(kept || row.sends().contains(name), sent + " but the table says " + row.sends());
        }
        if (row.sends().equals(List.of("CLOSE"))) {
            assertTrue(sent.contains("CLOSE"), "no CLOSE");
        }
    }

    private static void refuses(ClientState state, Scp2Type type) {
        End<ClientCommand, ClientEvent> client = ClientStimuli.bring(state, ClientInput.RECV_FROM_WRONG_SIDE);
        client.quiet();
        client.receive(Samples.of(type, Side.CLIENT));
        assertClosedFor(client, state);
    }

    private static void assertClosedFor(End<ClientCommand, ClientEvent> client, ClientState from) {
        assertEquals(ClientState.CLOSED.name(), client.state());
        assertEquals(Optional.of(ErrorCode.UNEXPECTED), client.closing());
        if (from != ClientState.AWAITING_CLOSE) { // that one has sent its CLOSE
            assertEquals(ErrorCode.UNEXPECTED, client.sentOne(Close.class).code());
        }
    }
}
