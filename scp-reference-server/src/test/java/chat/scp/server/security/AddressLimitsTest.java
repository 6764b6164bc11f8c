package chat.scp.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.ListenerOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import chat.scp.signal.ClientEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who comes too often, or when it is full, gets no answer; who is there is served. Limits of the server before any login. */
@Timeout(120)
class AddressLimitsTest {
    @TempDir
    Path dir;

    private final SqliteStore store = SqliteStore.inMemory();
    private QuicConnector connector;
    private ChatServer server;

    @AfterEach
    void stop() {
        connector.close();
        server.close();
        store.close();
    }

    private void serve(EngineChoice engine, UnaryOperator<ListenerOptions> limits) throws Exception {
        connector = QuicConnector.of(ConnectorOptions.USUAL, ServerTrusts.insecure());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ChatServerConfig usual = ChatServerConfig.of(
                        address, ServerIdentities.selfSigned(dir), ServiceConfig.USUAL.withOpen(true))
                .withDrain(Duration.ofSeconds(1));
        server = ChatServer.start(
                usual.withListener(limits.apply(usual.listener().withEngine(engine))), store, ChatServer.NO_TOKENS);
    }

    private void logIn(String name, long device) throws InterruptedException {
        BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
        ClientConfig config = ClientConfig.of(UserName.of(name), new DeviceId(7, device), new Credential.Open());
        QuicClient client = connector.client(config, events::add);
        client.connect("localhost", server.address().getPort()).join();
        ClientEvent event = events.poll(30, TimeUnit.SECONDS);
        while (event != null && !(event instanceof ClientEvent.Online)) {
            event = events.poll(30, TimeUnit.SECONDS);
        }
        assertEquals(UserName.of(name), event instanceof ClientEvent.Online online ? online.user() : null);
    }

    private void thirdIsNotAnswered() throws Exception {
        logIn("alice", 1);
        logIn("bob", 2);
        ConnectorOptions impatient = ConnectorOptions.USUAL.withConnectTimeout(Duration.ofSeconds(1));
        try (QuicConnector carols = QuicConnector.of(impatient, ServerTrusts.insecure())) {
            ClientConfig config = ClientConfig.of(UserName.of("carol"), new DeviceId(7, 3), new Credential.Open());
            QuicClient carol = carols.client(config, event -> {});
            var connecting = carol.connect("localhost", server.address().getPort());
            assertThrows(CompletionException.class, connecting::join);
        }
        assertEquals(2, server.sessions());
    }

    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    void anAddressBeginsSoManyHandshakesInTenSeconds(EngineChoice engine) throws Exception {
        serve(engine, usual -> usual.withMaxHandshakesPerAddress(2));
        thirdIsNotAnswered();
    }

    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    void soManyAreConnectedAtATime(EngineChoice engine) throws Exception {
        serve(engine, usual -> usual.withMaxConnections(2));
        thirdIsNotAnswered();
    }
}
