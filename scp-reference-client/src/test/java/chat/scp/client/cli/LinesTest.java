package chat.scp.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The terminal client as scripts use it, against the reference server in the same JVM. */
@Timeout(180)
class LinesTest {
    @TempDir
    Path dir;

    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(Files.createDirectory(dir.resolve("server")), TestServer.SERVICE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Program chat(String name, String... more) throws Exception {
        return Program.start(dir.resolve(name), arguments(name, more));
    }

    private String[] arguments(String name, String... more) throws Exception {
        String[] all = new String[more.length + 4];
        all[0] = name;
        all[1] = "localhost:" + server.port();
        all[2] = "--trust";
        all[3] = server.fingerprint().toString();
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    private static void meet(Program alice, Program bob) throws Exception {
        alice.type("/chat bob");
        bob.awaitLine("alice asks you for a chat: /accept alice or /reject alice");
        bob.type("/accept");
        alice.awaitLine("Now in a chat with bob");
        bob.awaitLine("Now in a chat with alice");
        bob.awaitAnywhere("alice is online");
    }

    private Program online(String name, String... more) throws Exception {
        Program program = chat(name, more);
        program.awaitLine("Online as " + name);
        return program;
    }

    @Test
    void twoPeopleTalkLineByLine() throws Exception {
        try (Program alice = online("alice");
                Program bob = online("bob")) {
            meet(alice, bob);
            alice.type("hello bob", "//slash");
            bob.awaitLine("[alice] #1 alice: hello bob");
            bob.awaitLine("[alice] #2 alice: /slash");
            bob.type("/reply #1 hello yourself");
            alice.awaitLine("[bob] #3 bob to #1: hello yourself");
            alice.awaitLine("[bob] bob read up to #");
            bob.type("/edit hello, alice");
            alice.awaitLine("[bob] #4 bob changed #3: hello, alice");
            alice.type("/react 👍", "/delete #2");
            bob.awaitLine("[alice] #5 alice reacted to #3: 👍");
            bob.awaitLine("[alice] #6 alice deleted #2");
            bob.type("/history");
            bob.awaitLine("#1 alice: hello bob");
            bob.awaitLine("#2 alice: (deleted)");
            bob.awaitLine("#3 bob to #1: hello, alice (edited)  [👍 alice]");
            bob.type("/search YOURSELF");
            bob.awaitLine("Not found");
            bob.type("/search HELLO,");
            bob.awaitLine("#3 bob");
            bob.type("/endchat");
            bob.awaitLine("You are not in the conversation alice any more");
            assertEquals(0, bob.end(), bob.complained());
            assertEquals(0, alice.end(), alice.complained());
        }
    }

    @Test
    void aRoomIsMadeEnteredModeratedAndLeft() throws Exception {
        try (Program alice = online("alice");
                Program bob = online("bob")) {
            alice.type("/create lobby The Lobby", "/rooms");
            alice.awaitLine("Now in the room lobby (The Lobby)");
            alice.awaitLine("the room lobby (The Lobby), 1 member, you are in it");
            bob.type("/rooms", "/join lobby", "good morning");
            bob.awaitLine("the room lobby (The Lobby), 1 member");
            bob.awaitAnywhere("alice is online");
            bob.type("/who");
            bob.awaitLine("alice, owner, online");
            bob.awaitLine("bob, member, you");
            alice.awaitLine("[lobby] bob came in");
            alice.awaitLine("[lobby] #1 bob: good morning");
            alice.type("/away having lunch");
            bob.awaitLine("alice is away: having lunch");
            alice.type("/role bob moderator");
            bob.awaitLine("[lobby] bob is moderator now");
            alice.type("/role bob member", "/back", "/kick bob");
            bob.awaitLine("You are not in the conversation lobby any more");
            alice.type("/invite bob");
            bob.awaitLine("alice asks you into a room");
            bob.type("/accept alice");
            bob.awaitLine("Now in the room lobby");
            alice.type("/ban bob", "/unban bob");
            bob.awaitLine("You are not in the conversation lobby any more");
            alice.type("/leave");
            alice.awaitLine("You are not in the conversation lobby any more");
            assertEquals(0, alice.end(), alice.complained());
        }
    }

    @Test
    void whoWasAwayIsToldWhatHeMissed() throws Exception {
        try (Program alice = online("alice")) {
            try (Program bob = online("bob")) {
                meet(alice, bob);
                assertEquals(0, bob.type("/disconnect").status());
            }
            alice.awaitLine("bob is offline");
            alice.type("one", "two", "/chats");
            alice.awaitLine("> a chat with bob");
            try (Program bob = chat("bob")) {
                bob.awaitLine("[alice] #1 alice: one");
                bob.awaitLine("[alice] #2 alice: two");
                bob.type("/chats");
                bob.awaitLine("a chat with alice (2 unread)");
                bob.type("/chat alice", "/chats");
                bob.awaitLine("> a chat with alice");
                assertEquals(0, bob.end(), bob.complained());
            }
        }
    }

    @Test
    void aScriptGoesOnInAConversationThatIsThereAlready() throws Exception {
        try (Program bob = online("bob")) {
            try (Program alice = online("alice")) {
                meet(alice, bob);
            }
            for (int i = 1; i <= 3; i++) {
                try (Program alice = chat("alice").type("/chat bob", "build " + i + " is green")) {
                    assertEquals(0, alice.end(), alice.complained());
                }
                bob.awaitLine("#" + i + " alice: build " + i + " is green");
            }
        }
    }

    @Spec({"6.8-5", "9.9-1"})
    @Test
    void whatOthersWriteCannotMoveTheCursorNorPretendToBeSomebodyElse() throws Exception {
        try (Program alice = online("alice");
                Program bob = online("bob")) {
            meet(alice, bob);
            alice.type("\u001b[2Jgone \u202eevil\u0007", "/quit");
            String line = bob.awaitLine("#1 alice: ");
            assertTrue(line.endsWith("\\u{1b}[2Jgone \\u{202e}evil\\u{7}"), line);
            assertEquals(0, alice.status());
            bob.awaitAnywhere("alice is offline");
            bob.type("//quit", "/chats");
            bob.awaitLine("> a chat with alice");
            assertFalse(bob.told().contains("\u001b"));
        }
    }

    @Test
    void thePasswordIsChangedAndTheNextLineIsIt() throws Exception {
        Path secret = Files.writeString(dir.resolve("secret"), "open sesame\n");
        try (Program alice = chat("alice", "--register", "--password-file", secret.toString())) {
            alice.awaitLine("Online as alice");
            alice.type("/password", "open barley", "/quit");
            alice.awaitLine("Your password is changed");
            assertEquals(0, alice.status(), alice.complained());
            assertFalse(alice.told().contains("barley"));
        }
        try (Program elsewhere =
                Program.start(dir.resolve("elsewhere"), arguments("alice", "--password-file", secret.toString()))) {
            assertEquals(ExitStatus.NO_PERMISSION, elsewhere.status());
        }
        Files.writeString(secret, "open barley\n");
        try (Program elsewhere =
                Program.start(dir.resolve("elsewhere"), arguments("alice", "--password-file", secret.toString()))) {
            elsewhere.awaitLine("Online as alice");
        }
    }

    @Test
    void blockingIsQuiet() throws Exception {
        try (Program alice = online("alice");
                Program bob = online("bob")) {
            meet(alice, bob);
            bob.type("/block alice", "/block");
            bob.awaitLine("You hear from alice no more");
            bob.awaitLine("* alice");
            alice.type("anybody?");
            alice.awaitLine("#1 stored");
            bob.awaitLine("messages 1 to 1 are not for you");
            bob.type("/unblock alice");
            bob.awaitLine("You hear from alice again");
            alice.type("again");
            bob.awaitLine("#2 alice: again");
        }
    }

    @Test
    void mistakesAreSaidAndRememberedForTheEnd() throws Exception {
        try (Program alice = online("alice")) {
            alice.type("lost words", "/nonsense", "/reply", "/chat alice", "/history 0", "/chat ###", "/help chat");
            alice.awaitLine("/chat NAME");
            assertEquals(ExitStatus.NO_PERMISSION, alice.end(), "the first of them counts: in no conversation");
            String complained = alice.complained();
            assertTrue(
                    complained.contains("You are in no conversation: /chat NAME or /join ROOM begins one."),
                    complained);
            assertTrue(complained.contains("There is no command /nonsense"), complained);
            assertTrue(complained.contains("Something is missing: /reply [#N] TEXT"), complained);
            assertTrue(complained.contains("That is you; a chat needs somebody else."), complained);
        }
    }

    @Test
    void scp1IsSpokenAndWhatItLacksIsSaid() throws Exception {
        try (Program alice = online("alice", "--scp1");
                Program bob = online("bob")) {
            alice.type("/chat bob");
            bob.awaitLine("alice asks you for a chat");
            bob.type("/chat alice"); // both want it
            alice.awaitLine("Now in a chat with bob");
            bob.awaitLine("Now in a chat with alice");
            alice.type("old words");
            bob.awaitLine("alice: old words");
            bob.type("new words");
            alice.awaitLine("[bob] bob: new words");
            alice.type("/history");
            assertEquals(ExitStatus.DATA, alice.end());
            assertTrue(alice.complained().contains("SCP/1, which has no /history: not supported"), alice.complained());
        }
    }
}
