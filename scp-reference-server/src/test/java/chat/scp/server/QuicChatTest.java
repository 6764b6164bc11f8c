package chat.scp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.Account;
import chat.scp.server.store.SmallDisk;
import chat.scp.server.store.SqliteStore;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole server: accounts in a file, passwords, QUIC on loopback. */
@Timeout(120)
class QuicChatTest {
    private static final ScramParameters PARAMETERS =
            new ScramParameters(Bytes.ofHex("ff".repeat(ScramVerifier.SALT_BYTES)), 4_096);

    @TempDir
    Path dir;

    private SqliteStore store;
    private ServerIdentity identity;
    private ChatServer server;
    private QuicConnector connector;

    @BeforeEach
    void start() throws Exception {
        store = SqliteStore.open(dir.resolve("chat.db"));
        identity = ServerIdentities.selfSigned(dir);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServiceConfig service = ServiceConfig.USUAL.withIterations(4_096);
        server = ChatServer.start(
                ChatServerConfig.of(address, identity, service).withDrain(Duration.ofSeconds(2)),
                store,
                ChatServer.NO_TOKENS);
        connector = QuicConnector.of(ConnectorOptions.USUAL, ServerTrusts.pinned(Fingerprint.of(identity.leaf())));
        account("alice");
        account("bob");
    }

    @AfterEach
    void stop() {
        server.close();
        connector.close();
        store.close();
    }

    private final class Chatter {
        final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
        final UserName name;
        final QuicClient client;

        Chatter(String name, long device, String password) {
            this.name = UserName.of(name);
            ClientConfig config = ClientConfig.of(this.name, new DeviceId(7, device), new Credential.Password());
            client = connector.client(config, event -> {
                events.add(event);
                if (event instanceof ClientEvent.KeyNeeded needed) {
                    tell(new ClientCommand.ProvideKey(
                            SaltedPassword.derive(password, new ScramParameters(needed.salt(), needed.iterations()))));
                }
            });
            client.connect("localhost", server.address().getPort()).join();
        }

        void tell(ClientCommand command) {
            var unused = client.command(command);
        }

        <E extends ClientEvent> E await(Class<E> type) throws InterruptedException {
            while (true) {
                ClientEvent next = events.poll(30, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError(name + " waits in vain for " + type.getSimpleName());
                }
                if (type.isInstance(next)) {
                    return type.cast(next);
                }
            }
        }
    }

    @Spec({"4.3-1", "4.3-2", "6.1-3"})
    @Test
    void twoPeopleLogInByPasswordMeetAndChat() throws Exception {
        Chatter alice = new Chatter("alice", 1, "secret");
        Chatter bob = new Chatter("bob", 2, "secret");
        alice.await(ClientEvent.Online.class);
        bob.await(ClientEvent.Online.class);

        InvitationId id = new InvitationId(5, 5);
        alice.tell(new ClientCommand.Invite(id, bob.name, ConversationId.NONE, 30_000));
        bob.await(ClientEvent.InvitationReceived.class);
        bob.tell(new ClientCommand.AcceptInvitation(id));
        ConversationId chat = alice.await(ClientEvent.ConversationOpened.class).conversation();
        bob.await(ClientEvent.ConversationOpened.class);

        for (int i = 1; i <= 50; i++) {
            alice.tell(new ClientCommand.Send(chat, new MessageId(1, i), Body.text("message " + i)));
        }
        for (int i = 1; i <= 50; i++) {
            assertEquals(
                    "message " + i,
                    bob.await(ClientEvent.MessageReceived.class)
                            .body()
                            .content()
                            .utf8());
            assertInstanceOf(
                    SendOutcome.Stored.class,
                    alice.await(ClientEvent.SendEnded.class).outcome());
        }
        assertEquals(50, store.conversations().find(chat).orElseThrow().last());
    }

    @Test
    void whomTheOperatorDisablesOrRemovesIsPutOutOfTheRunningServer() throws Exception {
        Chatter alice = new Chatter("alice", 1, "secret");
        Chatter bob = new Chatter("bob", 2, "secret");
        alice.await(ClientEvent.Online.class);
        bob.await(ClientEvent.Online.class);
        assertEquals(0, new CommandLine(new UserMain()).execute("--data", dir.toString(), "disable", "alice"));
        assertEquals(
                ErrorCode.REVOKED,
                alice.await(ClientEvent.Closed.class).reason().code());
        assertEquals(
                ErrorCode.BAD_CREDENTIALS,
                new Chatter("alice", 1, "secret")
                        .await(ClientEvent.LoginRefused.class)
                        .code());
        assertTrue(bob.client.isConnected());
        assertEquals(0, new CommandLine(new UserMain()).execute("--data", dir.toString(), "remove", "bob"));
        assertEquals(
                ErrorCode.REVOKED, bob.await(ClientEvent.Closed.class).reason().code());
    }

    @Test
    void whatTheServerCountsRisesWithWhatIsDone() throws Exception {
        Chatter alice = new Chatter("alice", 1, "secret");
        alice.await(ClientEvent.Online.class);
        ServerStatistics during = server.statistics();
        assertEquals(1, during.sessions());
        assertTrue(during.quic().bytesSent() > 0, during.toString());
        assertTrue(server.isReady());
        server.close();
        ServerStatistics after = server.statistics();
        assertEquals(0, after.sessions());
        assertTrue(after.quic().bytesSent() >= during.quic().bytesSent(), during + " then " + after);
        assertFalse(server.isReady());
    }

    @Test
    void aFullDiskIsToldUntilThereIsRoomAgain() throws Exception {
        Chatter alice = new Chatter("alice", 1, "secret");
        alice.await(ClientEvent.Online.class);
        alice.tell(new ClientCommand.Ask(1, new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", "")));
        ConversationId hall = alice.await(ClientEvent.ConversationOpened.class).conversation();
        SmallDisk.fill(store);
        int sent = 0;
        SendOutcome outcome;
        do { // what is free within the file's pages is used up first
            alice.tell(new ClientCommand.Send(hall, new MessageId(1, ++sent), Body.text("x".repeat(10_000))));
            outcome = alice.await(ClientEvent.SendEnded.class).outcome();
        } while (outcome instanceof SendOutcome.Stored && sent < 1_000);
        assertEquals(
                ErrorCode.STORE_UNAVAILABLE,
                assertInstanceOf(SendOutcome.Rejected.class, outcome).code());
        assertTrue(server.whyNotReady().orElseThrow().startsWith("the store cannot write: "));

        SmallDisk.makeRoom(store);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.isReady() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20); // it looks once a second
        }
        assertEquals(Optional.empty(), server.whyNotReady());
        alice.tell(new ClientCommand.Send(hall, new MessageId(1, ++sent), Body.text("there is room")));
        assertInstanceOf(
                SendOutcome.Stored.class,
                alice.await(ClientEvent.SendEnded.class).outcome());
        assertEquals(sent - 1, store.conversations().find(hall).orElseThrow().last());
    }

    @Test
    void aHostThatIsNoneIsToldByItsName() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 0);
        ChatServerConfig config = ChatServerConfig.of(nowhere, identity, ServiceConfig.USUAL);
        IOException told = assertThrows(IOException.class, () -> ChatServer.start(config, store, ChatServer.NO_TOKENS));
        assertEquals("there is no host nowhere.invalid", told.getMessage());
    }

    @Test
    void aWrongPasswordStaysOutside() throws Exception {
        assertEquals(
                ErrorCode.BAD_CREDENTIALS,
                new Chatter("alice", 1, "guess")
                        .await(ClientEvent.LoginRefused.class)
                        .code());
    }

    @Spec("4.7-2")
    @Test
    void aServerThatStopsSaysSo() throws Exception {
        Chatter alice = new Chatter("alice", 1, "secret");
        alice.await(ClientEvent.Online.class);
        server.close();
        assertEquals(
                ErrorCode.SHUTTING_DOWN,
                alice.await(ClientEvent.GoingAway.class).code());
        alice.await(ClientEvent.Offline.class);
    }

    private void account(String name) {
        ScramVerifier verifier =
                ScramVerifier.fromSaltedPassword(PARAMETERS, SaltedPassword.derive("secret", PARAMETERS));
        store.accounts()
                .create(new Account(UserName.of(name), "", verifier, false, 0))
                .join();
    }
}
