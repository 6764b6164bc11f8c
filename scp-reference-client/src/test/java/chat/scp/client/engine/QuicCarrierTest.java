package chat.scp.client.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.TestServer;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.tls.FirstUse;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.ServerTrusts;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People who are asked about a certificate take longer than a handshake. */
@Timeout(120)
class QuicCarrierTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final Duration HANDSHAKE = Duration.ofSeconds(1);

    @TempDir
    Path dir;

    private TestServer server;
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final AtomicInteger questions = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(dir);
    }

    @AfterEach
    void stop() {
        answer.complete(false);
        server.close();
    }

    /** Asked once, and answered when the test says so. */
    private boolean ask(FirstUse.UnknownServer unknown) {
        questions.incrementAndGet();
        return answer.join();
    }

    private QuicCarrier carrier() throws Exception {
        ServerTrust trust = ServerTrusts.firstUse(new KnownHosts(dir.resolve("known-servers")), this::ask);
        ConnectorOptions hasty = ConnectorOptions.USUAL.withConnectTimeout(HANDSHAKE);
        return QuicCarrier.to("localhost", server.port(), hasty, trust);
    }

    private CompletableFuture<?> connect(QuicCarrier carrier) {
        ClientConfig config = ClientConfig.of(UserName.of("alice"), new DeviceId(7, 7), new Credential.Open());
        return carrier.session(config, event -> {}).connect("localhost", server.port());
    }

    /** Until the handshake has waited in vain; the connection is to wait on. */
    private static void outlast(CompletableFuture<?> connecting) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(2 * HANDSHAKE.toMillis()); // the time is what is tested
        assertFalse(connecting.isDone(), "as long as the question stands");
    }

    @Test
    void aLateNoIsTheReason() throws Exception {
        try (QuicCarrier carrier = carrier()) {
            CompletableFuture<?> connecting = connect(carrier);
            outlast(connecting);
            answer.complete(false);
            ExecutionException refused =
                    assertThrows(ExecutionException.class, () -> connecting.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertInstanceOf(CertificateException.class, refused.getCause());
            var why = ConnectFailure.of(refused, new Reconnect.Address("localhost", server.port()));
            assertTrue(why.forGood(), why.toString());
            assertTrue(why.problem().sentence().contains("is not trusted"), why.toString());
            assertEquals(1, questions.get());
        }
    }

    @Test
    void aLateYesIsFollowedByAConnection() throws Exception {
        try (QuicCarrier carrier = carrier()) {
            CompletableFuture<?> connecting = connect(carrier);
            outlast(connecting);
            answer.complete(true);
            awaitConnected(carrier, connecting);
            assertEquals(1, questions.get());
        }
    }

    /** On a busy machine a handshake may take longer than this hasty one has; a client tries again then. */
    private void awaitConnected(QuicCarrier carrier, CompletableFuture<?> first) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        CompletableFuture<?> connecting = first;
        while (true) {
            try {
                connecting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                assertTrue(System.nanoTime() < deadline, e.toString());
                connecting = connect(carrier);
            }
        }
    }
}
