package chat.scp.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.Account;
import chat.scp.server.store.SqliteStore;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Even a client that accepts the certificate of whoever stands between gives him no login. §9.3 */
@Timeout(120)
class ManInTheMiddleTest {
    private static final ScramParameters PARAMETERS =
            new ScramParameters(Bytes.ofHex("ff".repeat(ScramVerifier.SALT_BYTES)), 4_096);

    @TempDir
    Path dir;

    @Test
    @Spec("4.3-2")
    void cannotRelayALogin() throws Exception {
        Path his = Files.createDirectory(dir.resolve("his"));
        try (SqliteStore store = SqliteStore.inMemory();
                ChatServer server = serve(store);
                ManInTheMiddle between = new ManInTheMiddle(ServerIdentities.selfSigned(his), server.address());
                QuicConnector careless = QuicConnector.of(ConnectorOptions.USUAL, ServerTrusts.insecure())) {
            ClientEvent straight = login(careless, server.address());
            assertTrue(straight instanceof ClientEvent.Online, "without him: " + straight);
            ClientEvent relayed = login(careless, between.address());
            assertTrue(between.passed.get() > 500, "he passed on what was said: " + between.passed);
            assertEquals(ErrorCode.BAD_CREDENTIALS, ((ClientEvent.LoginRefused) relayed).code());
        }
    }

    private ChatServer serve(SqliteStore store) throws Exception {
        ScramVerifier verifier =
                ScramVerifier.fromSaltedPassword(PARAMETERS, SaltedPassword.derive("secret", PARAMETERS));
        store.accounts()
                .create(new Account(UserName.of("alice"), "", verifier, false, 0))
                .join();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return ChatServer.start(
                ChatServerConfig.of(address, ServerIdentities.selfSigned(dir), ServiceConfig.USUAL),
                store,
                ChatServer.NO_TOKENS);
    }

    /** How a login at this address ends. */
    private static ClientEvent login(QuicConnector connector, InetSocketAddress at) throws Exception {
        BlockingQueue<ClientEvent> ends = new LinkedBlockingQueue<>();
        QuicClient[] client = new QuicClient[1];
        ClientConfig config =
                ClientConfig.of(UserName.of("alice"), new DeviceId(1, at.getPort()), new Credential.Password());
        client[0] = connector.client(config, event -> {
            if (event instanceof ClientEvent.KeyNeeded needed) {
                var unused = client[0].command(new ClientCommand.ProvideKey(
                        SaltedPassword.derive("secret", new ScramParameters(needed.salt(), needed.iterations()))));
            } else if (event instanceof ClientEvent.Online
                    || event instanceof ClientEvent.LoginRefused
                    || event instanceof ClientEvent.Closed) {
                ends.add(event);
            }
        });
        client[0].connect(at.getHostString(), at.getPort()).get(20, TimeUnit.SECONDS);
        ClientEvent end = ends.poll(10, TimeUnit.SECONDS);
        client[0].close();
        return end;
    }
}
