package chat.scp.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.RunningProgram;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The terminal client at a server of SCP/1 that is not ours: other code, and another QUIC stack. */
@Timeout(240)
class ForeignServerTest {
    private static final String CONNECT_ALICE = "01 01 00 06 05 61 6c 69 63 65";
    private static final String INIT_BOB = "01 03 00 04 03 62 6f 62";
    private static final String ACCEPT_ALICE = "01 06 00 07 00 05 61 6c 69 63 65";
    private static final String REJECT_ALICE = "01 06 00 07 01 05 61 6c 69 63 65";
    private static final String HELLO_BOB = "01 07 00 0b 00 09 68 65 6c 6c 6f 20 62 6f 62";
    private static final String DISCONNECT = "01 08 00 00";

    @TempDir
    Path dir;

    private BareServer server;
    private String fingerprint;

    @BeforeEach
    void start() throws Exception {
        ServerIdentity identity = ServerIdentities.selfSigned(dir);
        fingerprint = Fingerprint.of(identity.leaf()).toString();
        server = new BareServer(identity.key(), identity.leaf());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String[] arguments(String name, String... more) {
        String[] all = List.of(name, "127.0.0.1:" + server.port(), "--trust", fingerprint)
                .toArray(new String[4 + more.length]);
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    private Program online(String name) throws Exception {
        Program program = Program.start(dir.resolve(name), arguments(name, "--scp1"));
        program.awaitLine("Online as " + name + " (SCP/1)");
        return program;
    }

    @Spec({"10.2.8-1", "10.3-1", "10.3-2"})
    @Test
    void twoProgramsMeetChatAndEnd() throws Exception {
        try (RunningProgram alice = program("alice");
                RunningProgram bob = program("bob")) {
            alice.await("Online as alice (SCP/1)");
            bob.await("Online as bob (SCP/1)");
            alice.type("/chat bob");
            bob.await("alice asks you for a chat: /accept alice or /reject alice");
            bob.type("/accept");
            alice.await("Now in a chat with bob");
            bob.await("Now in a chat with alice");
            alice.type("hello bob");
            bob.await("alice: hello bob");
            bob.type("grüß dich, alice ☕");
            alice.await("bob: grüß dich, alice ☕");
            for (int i = 0; i < 20; i++) { // one by one: each has a stream of its own, and streams overtake each other
                alice.type("number " + i);
                bob.await("alice: number " + i);
            }
            alice.type("/endchat");
            bob.await("You are not in the conversation alice any more");
            alice.await("You are not in the conversation bob any more");
            alice.await("nline as alice"); // who ends a chat ends the session, and is there for the next one
            bob.type("/chat alice");
            alice.await("bob asks you for a chat");
            alice.type("/accept bob");
            bob.await("Now in a chat with alice");
            bob.type("again");
            alice.await("bob: again");
            assertEquals(0, bob.end());
            alice.await("You are not in the conversation bob any more");
            assertEquals(0, alice.end());
        }
        List<String> heard = server.heard();
        assertEquals(
                CONNECT_ALICE,
                heard.stream().filter(CONNECT_ALICE::equals).findFirst().orElse(""),
                heard.toString());
        for (String frame : List.of(INIT_BOB, ACCEPT_ALICE, HELLO_BOB, DISCONNECT)) {
            assertTrue(heard.contains(frame), () -> "no " + frame + " in " + heard);
        }
    }

    private RunningProgram program(String name) throws Exception {
        return RunningProgram.start(
                ChatMain.class,
                arguments(name, "--scp1", "--data", dir.resolve(name).toString()));
    }

    @Test
    void whoIsRejectedBusyUnknownOrOneselfIsSaid() throws Exception {
        try (Program alice = online("alice");
                Program bob = online("bob");
                Program carol = online("carol")) {
            alice.type("/chat bob");
            bob.awaitLine("alice asks you for a chat");
            carol.type("/chat bob", "/chat nobody", "/chat carol");
            assertEquals(ExitStatus.TEMPORARY, carol.end());
            String complained = carol.complained();
            assertTrue(complained.contains("bob is busy; try again later."), complained);
            assertTrue(complained.contains("Nobody is called nobody here"), complained);
            assertTrue(complained.contains("That is you; a chat needs somebody else."), complained);
            bob.type("/reject alice");
            bob.awaitLine("You said no to alice.");
            assertEquals(ExitStatus.NO_PERMISSION, alice.end());
            assertTrue(alice.complained().contains("bob does not want to chat now."), alice.complained());
        }
        assertTrue(server.heard().contains(REJECT_ALICE));
    }

    @Test
    void whoCannotComeInIsToldWhy() throws Exception {
        try (Program alice = online("alice")) {
            try (Program second = Program.start(dir.resolve("elsewhere"), arguments("alice", "--scp1"))) {
                assertEquals(ExitStatus.NO_PERMISSION, second.status(), second.complained());
                assertTrue(second.complained().contains("The name alice is taken"), second.complained());
            }
            server.full();
            try (Program bob = Program.start(dir.resolve("bob"), arguments("bob", "--scp1"))) {
                assertEquals(ExitStatus.UNAVAILABLE, bob.status(), bob.complained());
                assertTrue(bob.complained().contains("is full"), bob.complained());
            }
            assertEquals(0, alice.end());
        }
    }

    @Spec("4.1-6")
    @Test
    void whoSpeaksBothFindsTheOlderVersionAndComesBackWhenTheLinkIsLost() throws Exception {
        try (Program alice = Program.start(dir.resolve("alice"), arguments("alice"));
                Program bob = online("bob")) {
            alice.awaitLine("Online as alice (SCP/1: this server has nothing newer");
            alice.type("/chat bob");
            bob.awaitLine("alice asks you for a chat");
            bob.type("/accept");
            alice.awaitLine("Now in a chat with bob");
            server.error("bob", 4, "out of order");
            bob.awaitLine("out of order");
            alice.type("still here");
            bob.awaitLine("alice: still here");
            server.drop("alice");
            bob.awaitLine("You are not in the conversation alice any more");
            alice.awaitLine("nline as alice");
            alice.type("/chat bob");
            bob.awaitLine("alice asks you for a chat");
        }
    }
}
