package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.NotOnlineException;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.ModelLimits;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that go and come, clients that do, and listeners that are slow. */
@Timeout(120)
class ResumeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path dir;

    private TestServer server;
    private final List<ChatClient> clients = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(dir);
    }

    @AfterEach
    void stop() {
        clients.forEach(ChatClient::close);
        server.close();
    }

    private ChatClient client(ChatClientOptions options, Heard heard) throws Exception {
        ChatClient client = ChatClient.open(options);
        clients.add(client);
        client.listen(heard);
        return client;
    }

    private ConversationId meet(ChatClient one, Heard heardByOne, ChatClient other, Heard heardByOther)
            throws Exception {
        await(one.connect());
        await(other.connect());
        People.Asked asked = one.people()
                .invite(((ConnectionState.Online) other.state()).user().text());
        await(other.people()
                .accept(heardByOther.await(ChatEvent.InvitationReceived.class).id()));
        ConversationId chat = await(asked.answer());
        heardByOne.await(ChatEvent.ConversationOpened.class);
        heardByOther.await(ChatEvent.ConversationOpened.class);
        return chat;
    }

    @Spec({"4.5-13", "6.1-8"})
    @Test
    void whatIsSentWhileTheServerIsAwayLeavesWhenItIsBack() throws Exception {
        Heard heardByAlice = new Heard();
        Heard heardByBob = new Heard();
        ChatClient alice = client(server.options("alice"), heardByAlice);
        ChatClient bob = client(server.options("bob"), heardByBob);
        ConversationId chat = meet(alice, heardByAlice, bob, heardByBob);

        server.stop();
        heardByAlice.await(ChatEvent.StateChanged.class, s -> s.state() instanceof ConnectionState.Waiting);
        List<SentMessage> sent = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            sent.add(alice.send(chat, "m" + i));
        }
        assertEquals(10, alice.unsent());
        server.start();
        for (int i = 1; i <= 10; i++) {
            SendOutcome.Stored stored =
                    assertInstanceOf(SendOutcome.Stored.class, sent.get(i - 1).await(PATIENCE));
            assertEquals(new Position(1, i), stored.position());
        }
        assertEquals(
                List.of("m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10"), heardByBob.awaitTexts(chat, 10));
        assertTrue(((ConnectionState.Online) alice.state()).resumed());
    }

    @Spec({"4.2-4", "4.5-4", "4.5-7"})
    @Test
    void aRestartGoesOnWhereItWas() throws Exception {
        Heard heardByAlice = new Heard();
        Heard heardByBob = new Heard();
        Path kept = dir.resolve("bob");
        ChatClient alice = client(server.options("alice"), heardByAlice);
        ChatClient bob = client(server.options("bob").withDirectory(kept), heardByBob);
        ConversationId chat = meet(alice, heardByAlice, bob, heardByBob);
        alice.send(chat, "before").await(PATIENCE);
        heardByBob.awaitTexts(chat, 1);
        bob.send(chat, "from bob").await(PATIENCE);
        bob.close();
        alice.send(chat, "meanwhile").await(PATIENCE);

        Heard heardAfterwards = new Heard();
        ChatClient again = client(server.options("bob").withDirectory(kept), heardAfterwards);
        assertEquals(bob.device(), again.device());
        assertTrue(await(again.connect()).resumed());
        assertEquals(List.of("meanwhile"), heardAfterwards.awaitTexts(chat, 1));
        ChatEvent.ConversationOpened opened = heardAfterwards.await(ChatEvent.ConversationOpened.class);
        assertEquals("alice", opened.info().name().text());
        List<ChatEvent> events = heardAfterwards.all();
        int message = events.indexOf(heardAfterwards.await(ChatEvent.MessageReceived.class));
        assertTrue(events.indexOf(opened) < message, "announced first");
        again.send(chat, "back").await(PATIENCE);
        assertEquals("back", heardByAlice.awaitTexts(chat, 2).get(1));
    }

    @Test
    void whoAsksForAChatThatIsThereGetsItEvenJustAfterTheLogin() throws Exception {
        Heard heardByAlice = new Heard();
        Heard heardByBob = new Heard();
        ChatClient alice = client(server.options("alice"), heardByAlice);
        ConversationId chat = meet(alice, heardByAlice, client(server.options("bob"), heardByBob), heardByBob);
        alice.close();
        for (int i = 0; i < 5; i++) { // each a new device, which knows of nothing
            ChatClient again = client(server.options("alice"), new Heard());
            var online = again.connect();
            assertEquals(chat, await(online.thenCompose(state -> again.people().chatWith("bob"))));
            again.close();
        }
    }

    @Test
    void ownMessagesAreReadAfterARestart() throws Exception {
        Heard heardByAlice = new Heard();
        Heard heardByBob = new Heard();
        Path kept = dir.resolve("alice");
        ChatClient alice = client(server.options("alice").withDirectory(kept), heardByAlice);
        ChatClient bob = client(server.options("bob"), heardByBob);
        ConversationId chat = meet(alice, heardByAlice, bob, heardByBob);
        alice.send(chat, "one").await(PATIENCE);
        alice.send(chat, "two").await(PATIENCE);
        heardByBob.await(
                ChatEvent.Marked.class,
                m -> m.kind() == MarkKind.READ && m.position().sequence() == 2);
        bob.send(chat, "three").await(PATIENCE);
        heardByAlice.awaitTexts(chat, 1);
        alice.send(chat, "four").await(PATIENCE);
        alice.close();

        Heard heardAfterwards = new Heard();
        ChatClient again = client(server.options("alice").withDirectory(kept), heardAfterwards);
        ChatModel model = new ChatModel(UserName.of("alice"), ModelLimits.USUAL);
        again.listen(model::apply);
        await(again.connect());
        ConversationInfo info =
                heardAfterwards.await(ChatEvent.ConversationOpened.class).info();
        assertEquals(2, info.read(), "what she wrote before somebody else did");
        model.apply(new ChatEvent.ConversationOpened(info));
        model.older(chat, await(again.older(chat, model.oldest(chat), 10)));
        assertEquals(1, model.conversation(chat).orElseThrow().unread(), "Bob's; her own is none");
    }

    @Test
    void anotherProcessMayNotUseTheSameDirectory() throws Exception {
        Path kept = dir.resolve("alice");
        client(server.options("alice").withDirectory(kept), new Heard());
        IOException busy = assertThrows(
                IOException.class, () -> ChatClient.open(server.options("alice").withDirectory(kept)));
        assertTrue(busy.getMessage().contains("in use"), busy.getMessage());
        assertTrue(Files.exists(kept.resolve("client.state.lock")));
    }

    @Spec("6.5-1")
    @Test
    void aSlowListenerHoldsUpItsConversationAndNoOther() throws Exception {
        Heard heardByAlice = new Heard();
        Heard heardByBob = new Heard();
        Heard slow = new Heard();
        CountDownLatch stuck = new CountDownLatch(1);
        ChatClient alice = client(server.options("alice"), heardByAlice);
        ChatClient bob = client(server.options("bob").withWindow(16), heardByBob);
        ConversationId chat = meet(alice, heardByAlice, bob, heardByBob);
        ConversationId room =
                await(alice.rooms().create("lobby", RoomSettings.PUBLIC)).id();
        await(bob.rooms().join("lobby"));
        heardByBob.await(
                ChatEvent.ConversationOpened.class, o -> o.conversation().equals(room));
        bob.listen(event -> {
            if (event instanceof ChatEvent.MessageReceived received
                    && received.conversation().equals(chat)) {
                awaitQuietly(stuck);
                slow.accept(event);
            }
        });
        List<SentMessage> sent = new ArrayList<>();
        for (int i = 1; i <= 500; i++) {
            sent.add(alice.send(chat, "m" + i));
        }
        for (SentMessage message : sent) {
            assertInstanceOf(SendOutcome.Stored.class, message.await(PATIENCE));
        }
        for (int i = 1; i <= 5; i++) {
            alice.send(room, "r" + i).await(PATIENCE);
        }
        assertEquals(List.of("r1", "r2", "r3", "r4", "r5"), heardByBob.awaitTexts(room, 5));
        int waiting = heardByBob.messages(chat).size();
        assertTrue(waiting < 200, "what is not taken is not sent on and on: " + waiting);
        assertEquals(0, slow.messages(chat).size());

        stuck.countDown();
        List<String> texts = slow.awaitTexts(chat, 500);
        for (int i = 1; i <= 500; i++) {
            assertEquals("m" + i, texts.get(i - 1));
        }
        assertEquals(texts, heardByBob.awaitTexts(chat, 500));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void eventsCanBeHadAsAFlow() throws Exception {
        ChatClient alice = client(server.options("alice"), new Heard());
        LinkedBlockingQueue<Object> got = new LinkedBlockingQueue<>();
        Flow.Subscription[] subscription = new Flow.Subscription[1];
        CountDownLatch subscribed = new CountDownLatch(1);
        alice.events().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription its) {
                subscription[0] = its;
                subscribed.countDown();
            }

            @Override
            public void onNext(ChatEvent event) {
                got.add(event);
            }

            @Override
            public void onError(Throwable failure) {
                got.add(failure);
            }

            @Override
            public void onComplete() {
                got.add("complete");
            }
        });
        subscribed.await();
        await(alice.connect());
        assertEquals(0, got.size(), "nothing before it is asked for");
        subscription[0].request(1);
        ChatEvent.StateChanged first = (ChatEvent.StateChanged) got.poll(30, TimeUnit.SECONDS);
        assertInstanceOf(ConnectionState.Connecting.class, first.state());
        subscription[0].request(Long.MAX_VALUE);
        ChatEvent.StateChanged second = (ChatEvent.StateChanged) got.poll(30, TimeUnit.SECONDS);
        assertInstanceOf(ConnectionState.Online.class, second.state());
        alice.close();
        Object last = got.poll(30, TimeUnit.SECONDS);
        while (last instanceof ChatEvent) {
            last = got.poll(30, TimeUnit.SECONDS);
        }
        assertEquals("complete", last);
    }

    @Spec({"4.2-10", "4.2-15"})
    @Test
    void whoIsReplacedDoesNotComeBack() throws Exception {
        Heard heard = new Heard();
        ChatClient first = client(server.options("alice"), heard);
        await(first.connect());
        ChatClient second = client(server.options("alice").withDevice(first.device()), new Heard());
        await(second.connect());
        ChatEvent.StateChanged closed =
                heard.await(ChatEvent.StateChanged.class, s -> s.state() instanceof ConnectionState.Closed);
        assertEquals(
                ErrorCode.REPLACED,
                ((ConnectionState.Closed) closed.state()).problem().code());
        ChatException dead =
                assertThrows(ChatException.class, () -> await(first.rooms().list()));
        assertInstanceOf(NotOnlineException.class, dead);
    }

    @Test
    void aServerWithAnotherCertificateIsNotTalkedTo() throws Exception {
        ChatClientOptions options =
                server.options("alice").withTrust(ServerTrusts.pinned(Fingerprint.parse("sha256:" + "ab".repeat(32))));
        ChatClient alice = client(options, new Heard());
        ChatException untrusted = assertThrows(ChatException.class, () -> await(alice.connect()));
        assertEquals(ErrorCode.SERVER_UNTRUSTED, untrusted.code());
        assertTrue(untrusted.getMessage().contains("not trusted"), untrusted.getMessage());
    }

    @Test
    void whereNobodyAnswersItSaysSoAndGoesOnTrying() throws Exception {
        ChatClient alice = client(
                ChatClientOptions.of("scp://no-such-host.invalid", "alice")
                        .withBackoff(Duration.ofMillis(50), Duration.ofMillis(100)),
                new Heard());
        ChatException nobody = assertThrows(ChatException.class, () -> await(alice.connect(Duration.ofSeconds(3))));
        assertTrue(nobody.getMessage().contains("no host no-such-host.invalid"), nobody.getMessage());
        assertInstanceOf(NotOnlineException.class, nobody);
        assertTrue(!(alice.state() instanceof ConnectionState.Closed), "it goes on: " + alice.state());
    }
}
