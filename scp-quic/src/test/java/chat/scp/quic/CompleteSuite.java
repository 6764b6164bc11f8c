package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.v2.Fetch;
import chat.scp.quic.testing.Relay;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import chat.scp.signal.ServerCommand;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All that a pair of engines must do. */
abstract class CompleteSuite extends MisbehavingSuite {
    @Test
    void aMessageOfTwoHundredThousandBytesArrivesWhole() throws Exception {
        server.open(CONVERSATION);
        TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(listener);
        TestClient bob = new TestClient(connector, "bob", CONVERSATION).login(listener);
        String big = "0123456789".repeat(20_000);
        for (int i = 0; i < 5; i++) {
            alice.send(CONVERSATION, i + big);
        }
        Await.until(
                () -> "five, but got " + bob.texts().size(), () -> bob.texts().size() == 5);
        for (int i = 0; i < 5; i++) {
            assertEquals(i + big, bob.texts().get(i));
        }
    }

    @Test
    @Spec({"8.2-2", "8.3-3"})
    void manyConversationsShareThePoolAndKeepTheirOrder() throws Exception {
        int conversations = 16;
        int messages = 25;
        ConversationId[] all = new ConversationId[conversations];
        for (int i = 0; i < conversations; i++) {
            all[i] = new ConversationId(7, i);
            server.open(all[i]);
        }
        TestClient alice = new TestClient(connector, "alice", all).login(listener);
        TestClient bob = new TestClient(connector, "bob", all).login(listener);
        bob.send(all[0], "opens a stream of its own, too");
        for (int n = 0; n < messages; n++) {
            for (ConversationId conversation : all) {
                alice.send(conversation, "" + n);
            }
        }
        Await.until(
                () -> "all, but got " + bob.texts().size(), () -> bob.texts().size() == conversations * messages);
        for (ConversationId conversation : all) {
            List<String> texts = bob.all(ClientEvent.MessageReceived.class).stream()
                    .filter(message -> message.conversation().equals(conversation))
                    .map(message -> message.body().text())
                    .toList();
            assertEquals(IntStream.range(0, messages).mapToObj(n -> "" + n).toList(), texts);
        }
        // Control, and each of the four places of the pool.
        assertEquals(5, alice.client.statistics().streamsOpened());
    }

    @Test
    @Spec({"8.2-2", "8.4-1"})
    void historyComesOnAStreamOfItsOwn() throws Exception {
        server.open(CONVERSATION);
        TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(listener);
        for (int i = 0; i < 50; i++) {
            alice.send(CONVERSATION, "line " + i + " " + "x".repeat(500));
        }
        Await.until(
                () -> "50 stored", () -> alice.all(ClientEvent.SendEnded.class).size() == 50);
        TestClient bob = new TestClient(connector, "bob").login(listener);
        Fetch fetch = new Fetch(0, 1, CONVERSATION, 1, 50, Direction.FORWARD);
        bob.client.command(new ClientCommand.Ask(3, fetch)).get(15, TimeUnit.SECONDS);
        bob.awaitEvent(ClientEvent.AnswerDone.class);
        assertEquals(1, bob.client.statistics().streamsAccepted());
    }

    @Test
    @Spec("8.5-1")
    void typingIsShownToTheOther() throws Exception {
        server.open(CONVERSATION);
        TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(listener);
        TestClient bob = new TestClient(connector, "bob", CONVERSATION).login(listener);
        Await.until(() -> "typing", () -> {
            alice.client
                    .command(new ClientCommand.ShowTyping(CONVERSATION, true))
                    .join();
            return !bob.all(ClientEvent.TypingShown.class).isEmpty();
        });
    }

    @Test
    @Spec({"8.9-1", "8.9-2"})
    void theClientIsToldWhyTheServerCloses() throws Exception {
        TestClient alice = new TestClient(connector, "alice").login(listener);
        server.online()
                .get(0)
                .session
                .command(new ServerCommand.Close(ErrorCode.BANNED, 0, "out"))
                .join();
        CloseReason reason = alice.awaitEvent(ClientEvent.Closed.class).reason();
        assertEquals(ErrorCode.BANNED, reason.code());
        Await.until(() -> "no session", () -> listener.sessions() == 0);
    }

    @Test
    void aClientThatClosesIsGoneAtOnce() throws Exception {
        TestClient alice = new TestClient(connector, "alice").login(listener);
        long before = System.nanoTime();
        alice.client.close();
        assertEquals(
                ErrorCode.NONE,
                alice.awaitEvent(ClientEvent.Closed.class).reason().code());
        Await.until(() -> "no session", () -> listener.sessions() == 0);
        assertTrue(System.nanoTime() - before < 1_500_000_000L, "nobody had to be waited for");
    }

    @Test
    void whatWasUnderWayWhenTheLinkBrokeComesOnceAndInOrder() throws Exception {
        server.open(CONVERSATION);
        TestClient bob = new TestClient(connector, "bob", CONVERSATION).login(listener);
        TestClient alice = new TestClient(connector, "alice", CONVERSATION);
        int sent = 0;
        for (int link = 0; link < 3; link++) {
            try (Relay relay = new Relay(listener.address(), link, 0)) {
                alice.client.connect("127.0.0.1", relay.port()).get(15, TimeUnit.SECONDS);
                int links = link + 1;
                Await.until(
                        () -> "online",
                        () -> alice.all(ClientEvent.Online.class).size() == links);
                for (int i = 0; i < 100; i++) {
                    alice.send(CONVERSATION, "" + sent++);
                }
                relay.cut();
                for (int i = 0; i < 20; i++) {
                    alice.send(CONVERSATION, "" + sent++);
                }
                alice.client.cut();
                Await.until(
                        () -> "offline",
                        () -> alice.all(ClientEvent.Offline.class).size() == links);
            }
        }
        alice.connect(listener);
        int all = sent;
        Await.until(
                () -> "all of " + all + ", but got " + bob.texts().size() + ", logged " + server.logged(CONVERSATION)
                        + ", ended " + alice.all(ClientEvent.SendEnded.class).size() + ", alice " + alice.about()
                        + ", bob "
                        + bob.about(),
                () -> bob.texts().size() >= all);
        assertEquals(IntStream.range(0, all).mapToObj(n -> "" + n).toList(), bob.texts());
        Await.until(
                () -> "outcomes", () -> alice.all(ClientEvent.SendEnded.class).size() == all);
        assertEquals(all, server.logged(CONVERSATION));
    }

    /** Where the engines cannot follow it, the silence is noticed, and the session resumes over a new connection. §4.6, §8.7 */
    @Test
    void aClientWhoseAddressChangesLosesNothing() throws Exception {
        server.open(CONVERSATION);
        TestClient bob = new TestClient(connector, "bob", CONVERSATION).login(listener);
        TestClient alice = new TestClient(connector, "alice", CONVERSATION);
        try (Relay relay = new Relay(listener.address(), 1, 0)) {
            alice.alsoTold = event -> {
                if (event instanceof ClientEvent.Offline) {
                    var unused = alice.client.connect("127.0.0.1", relay.port());
                }
            };
            alice.client.connect("127.0.0.1", relay.port()).get(15, TimeUnit.SECONDS);
            alice.awaitEvent(ClientEvent.Online.class);
            alice.send(CONVERSATION, "at home");
            Await.until(() -> "the first", () -> bob.texts().size() == 1);
            relay.moveClients();
            alice.send(CONVERSATION, "on the road");
            Await.until(() -> "both, but got " + bob.texts() + ", alice " + alice.about(), () -> bob.texts()
                    .equals(List.of("at home", "on the road")));
            Await.until(
                    () -> "STORED, alice " + alice.about(),
                    () -> alice.all(ClientEvent.SendEnded.class).size() == 2);
            bob.send(CONVERSATION, "still there?");
            Await.until(() -> "an answer", () -> alice.texts().equals(List.of("still there?")));
            assertEquals(3, server.logged(CONVERSATION));
        }
    }

    @Test
    void sessionsWorkWhereOneDatagramInTenIsLost() throws Exception {
        server.open(CONVERSATION);
        try (Relay relay = new Relay(listener.address(), 42, 10)) {
            TestClient alice = new TestClient(connector, "alice", CONVERSATION);
            TestClient bob = new TestClient(connector, "bob", CONVERSATION).login(listener);
            alice.client.connect("127.0.0.1", relay.port()).get(15, TimeUnit.SECONDS);
            alice.awaitEvent(ClientEvent.Online.class);
            for (int i = 0; i < 200; i++) {
                alice.send(CONVERSATION, "" + i);
            }
            Await.until(
                    () -> "200, but got " + bob.texts().size(),
                    () -> bob.texts().size() == 200);
            assertEquals(IntStream.range(0, 200).mapToObj(n -> "" + n).toList(), bob.texts());
        }
    }

    // ---- SCP/1

    @Test
    @Spec({"8.1-1", "10.1-1", "10.1-3"})
    void clientsOfScp1ChatOnTheSamePort() throws Exception {
        TestClient alice = legacy("alice").login(listener);
        TestClient bob = legacy("bob").login(listener);
        assertEquals("scp-v1", alice.client.alpn());
        assertEquals(1, alice.awaitEvent(ClientEvent.Online.class).version());

        InvitationId invitation = new InvitationId(9, 9);
        alice.client
                .command(new ClientCommand.Invite(invitation, new LegacyName("bob"), ConversationId.NONE, 0))
                .join();
        InvitationId received =
                bob.awaitEvent(ClientEvent.InvitationReceived.class).id();
        bob.client.command(new ClientCommand.AcceptInvitation(received)).join();
        ConversationId hers =
                alice.awaitEvent(ClientEvent.ConversationOpened.class).conversation();
        ConversationId his =
                bob.awaitEvent(ClientEvent.ConversationOpened.class).conversation();

        int messages = 120; // more pushes than streams may be open at a time
        for (int i = 0; i < messages; i++) {
            alice.send(hers, "line " + i);
            int sofar = i + 1;
            Await.until(
                    () -> sofar + " lines, but got " + bob.texts(),
                    () -> bob.texts().size() == sofar);
        }
        bob.send(his, "x".repeat(60_000));
        Await.until(() -> "a long line", () -> alice.texts().equals(List.of("x".repeat(60_000))));
        assertTrue(bob.client.statistics().streamsAccepted() >= messages, "each push on a stream of its own");

        alice.client.close();
        bob.awaitEvent(ClientEvent.ConversationEnded.class);
        alice.awaitEvent(ClientEvent.Closed.class);
        Await.until(() -> "one session", () -> listener.sessions() == 1);
    }

    // ---- which protocol

    @Test
    @Spec("8.1-1")
    void theNewestProtocolOfBothIsTaken() throws Exception {
        TestClient alice = new TestClient(connector, "alice");
        Connected connected =
                alice.client.connect("127.0.0.1", listener.address().getPort()).get(15, TimeUnit.SECONDS);
        assertEquals("scp/2", connected.alpn());
        assertFalse(connected.downgraded());
    }

    @Test
    void aClientOfScp1FindsNobodyWhereScp1IsSwitchedOff() throws Exception {
        try (QuicListener modern = QuicListener.open(
                serverEngine(), listenerOptions().withScp1(false), TestIdentity.IDENTITY, TestServer.CONFIG, server)) {
            ExecutionException failed = assertThrows(ExecutionException.class, () -> legacy("alice")
                    .client
                    .connect("127.0.0.1", modern.address().getPort())
                    .get(15, TimeUnit.SECONDS));
            assertInstanceOf(IOException.class, failed.getCause());
        }
    }

    @Test
    void aServerThatIsNotTrustedGetsNothing() throws Exception {
        try (QuicConnector careful = QuicConnector.of(clientEngine(), ConnectorOptions.USUAL, (chain, host, port) -> {
            throw new CertificateException("never seen at " + host);
        })) {
            TestClient alice = new TestClient(careful, "alice");
            assertThrows(ExecutionException.class, () -> alice.client
                    .connect("127.0.0.1", listener.address().getPort())
                    .get(15, TimeUnit.SECONDS));
            assertEquals(List.of(), alice.events);
        }
    }
}
