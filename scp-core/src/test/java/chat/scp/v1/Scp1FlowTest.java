package chat.scp.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.Channel;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The captured bytes of the first programs, through two sessions of a server and back out. */
class Scp1FlowTest {
    private static final String CONNECT_ALICE = "01 01 00 06 05 61 6c 69 63 65";
    private static final String CONNECT_BOB = "01 01 00 04 03 62 6f 62";
    private static final String CONNECTED = "01 02 00 01 00";
    private static final String INIT_BOB = "01 03 00 04 03 62 6f 62";
    private static final String FORWARDED = "01 04 00 01 00";
    private static final String PEER_REJECTED = "01 04 00 01 04";
    private static final String FWD_ALICE = "01 05 00 06 05 61 6c 69 63 65";
    private static final String ACCEPT_ALICE = "01 06 00 07 00 05 61 6c 69 63 65";
    private static final String REJECT_ALICE = "01 06 00 07 01 05 61 6c 69 63 65";
    private static final String HELLO_BOB = "01 07 00 0b 00 09 68 65 6c 6c 6f 20 62 6f 62";
    private static final String RELAYED = "01 07 00 12 00 10 61 6c 69 63 65 3a 20 68 65 6c 6c 6f 20 62 6f 62";
    private static final String STARTED_WITH_BOB =
            "01 07 00 18 00 16 43 68 61 74 20 77 69 74 68 20 62 6f 62 20 73 74 61 72 74 65 64 2e";
    private static final String STARTED_WITH_ALICE =
            "01 07 00 1a 00 18 43 68 61 74 20 77 69 74 68 20 61 6c 69 63 65 20 73 74 61 72 74 65 64 2e";
    private static final String DISCONNECT = "01 08 00 00";
    private static final String ALICE_GONE = "01 09 00 06 05 61 6c 69 63 65";
    private static final String BOB_GONE = "01 09 00 04 03 62 6f 62";

    private final Hub hub = new Hub();
    private final Driver<ServerCommand, ServerEvent> alice = hub.connect();
    private final Driver<ServerCommand, ServerEvent> bob = hub.connect();

    @Test
    void aLoginIsAnsweredOnControl() {
        send(alice, CONNECT_ALICE);
        assertEquals(List.of("control " + CONNECTED), written(alice));
    }

    @Test
    @Spec({"10.2.2-1"})
    void aNameInUseIsRefusedAndTheConnectionCloses() {
        send(alice, CONNECT_ALICE);
        Driver<ServerCommand, ServerEvent> other = hub.connect();
        send(other, CONNECT_ALICE);
        assertEquals(List.of("control 01 02 00 01 01"), written(other));
        assertEquals(Optional.of(ErrorCode.NONE), other.closing());
    }

    @Test
    @Spec({"10.1-1", "10.2.7-1", "10.2.7-2"})
    void aChatFromRequestToFarewell() {
        logIn();
        send(alice, INIT_BOB);
        assertEquals(List.of("control " + FORWARDED), written(alice));
        assertEquals(List.of("push " + FWD_ALICE), written(bob));
        send(bob, ACCEPT_ALICE);
        assertEquals(List.of("push " + STARTED_WITH_BOB), written(alice));
        assertEquals(List.of("control " + STARTED_WITH_ALICE), written(bob));
        send(alice, HELLO_BOB);
        assertEquals(List.of(), written(alice));
        assertEquals(List.of("push " + RELAYED), written(bob));
        send(bob, "01 07 00 04 00 02 68 69");
        assertEquals(List.of("push 01 07 00 09 00 07 62 6f 62 3a 20 68 69"), written(alice));
        send(alice, DISCONNECT);
        assertEquals(List.of(), written(alice));
        assertEquals(Optional.of(ErrorCode.NONE), alice.closing());
        assertEquals(List.of("push " + ALICE_GONE), written(bob));
        assertEquals("IDLE", bob.state());
    }

    @Test
    @Spec({"10.2.8-1", "10.2.9-1"})
    void whoVanishesIsToldToBeGoneAndTheNameIsFreeAgain() {
        chat();
        bob.linkDown();
        hub.settle();
        assertEquals(List.of("push " + BOB_GONE), written(alice));
        Driver<ServerCommand, ServerEvent> again = hub.connect();
        send(again, CONNECT_BOB);
        assertEquals(List.of("control " + CONNECTED), written(again));
    }

    @Test
    @Spec("10.2.4-2")
    void aNoReachesTheOriginatorAsAPush() {
        ask();
        send(bob, REJECT_ALICE);
        assertEquals(List.of("push " + PEER_REJECTED), written(alice));
        assertEquals("IDLE", alice.state());
        assertEquals("IDLE", bob.state());
    }

    @Test
    @Spec("10.2.4-2")
    void aPeerWhoVanishesBeforeAnsweringIsANo() {
        ask();
        bob.linkDown();
        hub.settle();
        assertEquals(List.of("push " + PEER_REJECTED), written(alice));
    }

    @Test
    @Spec("10.4-2")
    void anOriginatorWhoVanishesLeavesThePeerIdle() {
        ask();
        alice.linkDown();
        hub.settle();
        assertEquals(List.of("push " + ALICE_GONE), written(bob));
        assertEquals("IDLE", bob.state());
        send(bob, ACCEPT_ALICE);
        assertTrue(written(bob).get(0).startsWith("control 01 0b"), "a late yes is unexpected");
    }

    @Test
    @Spec("10.2.4-1")
    void oneselfAndNobodyCannotBeAsked() {
        logIn();
        send(bob, INIT_BOB);
        assertEquals(List.of("control 01 04 00 01 03"), written(bob));
        send(alice, "01 03 00 06 05 63 61 72 6f 6c");
        assertEquals(List.of("control 01 04 00 01 01"), written(alice));
        assertEquals("IDLE", alice.state());
    }

    @Test
    @Spec({"10.2.4-1", "10.4-1"})
    void whoIsAskingAskedOrChattingIsBusy() {
        ask();
        Driver<ServerCommand, ServerEvent> carol = hub.connect();
        send(carol, "01 01 00 06 05 63 61 72 6f 6c");
        written(carol);
        send(carol, INIT_BOB);
        assertEquals(List.of("control 01 04 00 01 02"), written(carol));
        send(carol, "01 03 00 06 05 61 6c 69 63 65");
        assertEquals(List.of("control 01 04 00 01 02"), written(carol));
        send(bob, ACCEPT_ALICE);
        send(carol, INIT_BOB);
        assertEquals(List.of("control 01 04 00 01 02"), written(carol));
        assertEquals("IN_CHAT", bob.state());
    }

    @Test
    @Spec({"10.4-3", "10.2.6-1", "10.2.3-1"})
    void whatIsUnexpectedIsAnsweredWithError2AndChangesNothing() {
        logIn();
        for (String unexpected : List.of(HELLO_BOB, ACCEPT_ALICE, CONNECT_ALICE, FWD_ALICE, ALICE_GONE)) {
            send(alice, unexpected);
            List<String> answer = written(alice);
            assertEquals(1, answer.size());
            assertTrue(answer.get(0).matches("control 01 0b 00 .. 00 02 .*"), answer.get(0));
            assertEquals("IDLE", alice.state());
            assertEquals(Optional.empty(), alice.closing());
        }
    }

    private void logIn() {
        send(alice, CONNECT_ALICE);
        send(bob, CONNECT_BOB);
        written(alice);
        written(bob);
    }

    private void ask() {
        logIn();
        send(alice, INIT_BOB);
        written(alice);
        written(bob);
    }

    private void chat() {
        ask();
        send(bob, ACCEPT_ALICE);
        written(alice);
        written(bob);
    }

    private void send(Driver<ServerCommand, ServerEvent> end, String hex) {
        end.receiveHex(hex);
        hub.settle();
    }

    /** What a session wrote: control as it stands, each push whole, alone and finished. */
    private static List<String> written(Driver<ServerCommand, ServerEvent> end) {
        List<String> written = new ArrayList<>();
        for (Sent sent : end.sent()) {
            assertEquals(sent.isPush(), sent.finished());
            assertEquals(1, sent.pdus().size());
            assertTrue(sent.isPush() || sent.channel().equals(Channel.CONTROL));
            written.add((sent.isPush() ? "push " : "control ") + sent.hex());
        }
        return written;
    }
}
