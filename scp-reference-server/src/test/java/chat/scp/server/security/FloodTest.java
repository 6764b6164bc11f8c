package chat.scp.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
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
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.Rate;
import chat.scp.server.service.Rates;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody floods a server while two people talk: they are served, and he is refused with the right code. How long they
 * wait meanwhile is measured by {@code ./scp bench floods}.
 */
@Timeout(180)
class FloodTest {
    private static final SaltedPassword GUESS =
            SaltedPassword.derive("guess", new ScramParameters(Bytes.ofHex("01".repeat(16)), 4_096));
    private static final Rate TWENTY = Rate.of(20, Duration.ofMinutes(1));

    @TempDir
    Path dir;

    private final SqliteStore store = SqliteStore.inMemory();
    private ChatServer server;
    private QuicConnector connector;
    private Client alice;
    private Client bob;
    private ConversationId chat;
    private long sent;

    @BeforeEach
    void start() throws Exception {
        ServerIdentity identity = ServerIdentities.selfSigned(dir);
        Rates usual = Rates.USUAL;
        Rates tight = new Rates(
                usual.logins(),
                Rate.of(3, Duration.ofMinutes(5)),
                usual.registrations(),
                TWENTY,
                usual.messageBytes(),
                usual.requests(),
                usual.notices(),
                usual.marks(),
                usual.invitations(),
                usual.keyClaims(),
                TWENTY);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = ChatServer.start(
                ChatServerConfig.of(
                                address,
                                identity,
                                ServiceConfig.USUAL.withOpen(true).withRates(tight))
                        .withDrain(Duration.ofSeconds(1)),
                store,
                ChatServer.NO_TOKENS);
        connector = QuicConnector.of(ConnectorOptions.USUAL, ServerTrusts.pinned(Fingerprint.of(identity.leaf())));
        alice = new Client("alice", 1, new Credential.Open());
        bob = new Client("bob", 2, new Credential.Open());
        alice.await(ClientEvent.Online.class);
        bob.await(ClientEvent.Online.class);
        InvitationId id = new InvitationId(1, 1);
        alice.tell(new ClientCommand.Invite(id, bob.name, ConversationId.NONE, 30_000));
        bob.await(ClientEvent.InvitationReceived.class);
        bob.tell(new ClientCommand.AcceptInvitation(id));
        chat = alice.await(ClientEvent.ConversationOpened.class).conversation();
        bob.await(ClientEvent.ConversationOpened.class);
    }

    @AfterEach
    void stop() {
        server.close();
        connector.close();
        store.close();
    }

    private final class Client {
        final UserName name;
        final QuicClient client;
        private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

        Client(String name, long device, Credential credential) {
            this.name = UserName.of(name);
            client = connector.client(ClientConfig.of(this.name, new DeviceId(7, device), credential), this::on);
            client.connect("localhost", server.address().getPort()).join();
        }

        private void on(ClientEvent event) {
            events.add(event);
            if (event instanceof ClientEvent.KeyNeeded) {
                tell(new ClientCommand.ProvideKey(GUESS));
            }
        }

        void tell(ClientCommand command) {
            var unused = client.command(command);
        }

        <E extends ClientEvent> E await(Class<E> type) throws InterruptedException {
            while (true) {
                ClientEvent next = events.poll(60, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError(name + " waits in vain for " + type.getSimpleName());
                } else if (type.isInstance(next)) {
                    return type.cast(next);
                }
            }
        }
    }

    /** They talk, and nobody refuses them. */
    private void theyAreServed() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            String text = "message " + ++sent;
            alice.tell(new ClientCommand.Send(chat, new MessageId(1, sent), Body.text(text)));
            assertInstanceOf(
                    SendOutcome.Stored.class,
                    alice.await(ClientEvent.SendEnded.class).outcome());
            assertEquals(
                    text,
                    bob.await(ClientEvent.MessageReceived.class)
                            .body()
                            .content()
                            .utf8());
        }
    }

    @Test
    void whoGuessesPasswordsHasToWaitAndTheyDoNot() throws Exception {
        ErrorCode code = ErrorCode.BAD_CREDENTIALS;
        for (int i = 0; i < 10 && code.equals(ErrorCode.BAD_CREDENTIALS); i++) {
            Client guessing = new Client("victim", 100 + i, new Credential.Password());
            ClientEvent.LoginRefused refused = guessing.await(ClientEvent.LoginRefused.class);
            code = refused.code();
            assertTrue(i < 3 || refused.retryAfterMillis() > 0, refused.toString());
            guessing.client.close();
        }
        assertEquals(ErrorCode.RATE_LIMITED, code);
        theyAreServed();
    }

    @Test
    void whoSendsTooFastIsRefusedAndThenPutOutAndTheyAreNot() throws Exception {
        Client mallory = new Client("mallory", 3, new Credential.Open());
        mallory.await(ClientEvent.Online.class);
        mallory.tell(new ClientCommand.Ask(1, new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", "")));
        ConversationId hall =
                mallory.await(ClientEvent.ConversationOpened.class).conversation();
        ErrorCode first = ErrorCode.NONE;
        boolean out = false;
        for (int i = 1; i < 1_000 && !out; i++) {
            mallory.tell(new ClientCommand.Send(hall, new MessageId(3, i), Body.text("flood " + i)));
            ClientEvent next = mallory.await(ClientEvent.class);
            while (!(next instanceof ClientEvent.SendEnded) && !(next instanceof ClientEvent.Offline)) {
                next = mallory.await(ClientEvent.class);
            }
            if (next instanceof ClientEvent.SendEnded ended
                    && ended.outcome() instanceof SendOutcome.Rejected rejected
                    && first.equals(ErrorCode.NONE)) {
                first = rejected.code();
                theyAreServed();
            }
            out = next instanceof ClientEvent.Offline offline
                    && offline.reason().code().equals(ErrorCode.RATE_LIMITED);
        }
        assertEquals(ErrorCode.RATE_LIMITED, first);
        assertTrue(out, "he is still in");
        theyAreServed();
    }

    @Test
    void garbageGetsNoAnswerAndTheyDo() throws Exception {
        Random random = new Random(1);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            for (int i = 0; i < 5_000; i++) {
                byte[] bytes = new byte[1 + random.nextInt(1_400)];
                random.nextBytes(bytes);
                if (i % 2 == 0) {
                    bytes[0] = (byte) 0xC3; // as if a connection began
                }
                socket.send(new DatagramPacket(bytes, bytes.length, server.address()));
                if (i % 1_000 == 0) {
                    theyAreServed();
                }
            }
        }
        theyAreServed();
        assertEquals(2, server.sessions());
    }
}
