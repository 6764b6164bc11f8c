package chat.scp.server.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.quic.QuicStatistics;
import chat.scp.server.ServerStatistics;
import chat.scp.server.service.Observer.Asked;
import chat.scp.server.store.StoreStatistics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told over HTTP. */
class AdminServerTest {
    private final ServerMetrics metrics = new ServerMetrics();
    private final AtomicReference<Optional<String>> whyNot = new AtomicReference<>(Optional.empty());
    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        QuicStatistics quic = new QuicStatistics(2_000_000, 1_000, 2_000, 30, 4, 5, 6, 7);
        metrics.watch(
                () -> new ServerStatistics("kwik", 17, 3, quic),
                () -> new StoreStatistics(1, 90, 30, 2, 500_000_000, 4_096));
        server = AdminServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), metrics, whyNot::get);
    }

    @AfterEach
    void close() {
        server.close();
        metrics.close();
    }

    @Test
    void healthIsToldToWhoStartsServers() throws IOException {
        assertEquals("HTTP/1.1 200 OK", get("/healthz").lines().findFirst().orElseThrow());
        assertEquals("HTTP/1.1 200 OK", get("/readyz").lines().findFirst().orElseThrow());
        whyNot.set(Optional.of("the store cannot write: <full>"));
        String told = get("/readyz");
        assertTrue(told.startsWith("HTTP/1.1 503"), told);
        assertTrue(told.endsWith("not ready: the store cannot write: <full>\n"), told);
        assertTrue(get("/").contains("not ready: the store cannot write: &lt;full&gt;"));
        assertTrue(get("/healthz").startsWith("HTTP/1.1 200"));
    }

    @Test
    void prometheusReadsWhatHappened() throws IOException {
        metrics.connected("127.0.0.1");
        metrics.loggedIn(UserName.of("alice"), "127.0.0.1", 2, Mechanism.RESUME);
        metrics.refused(Asked.MESSAGE, ErrorCode.RATE_LIMITED, "alice", "127.0.0.1");
        metrics.stored(120, 7_000_000);
        metrics.delivered(3);
        metrics.disconnected(UserName.of("alice"), "127.0.0.1", ErrorCode.of(0x7777));
        String told = get("/metrics");
        for (String line : new String[] {
            "scp_connections 17.0",
            "scp_connections_accepted_total 1.0",
            "scp_logins_total{mechanism=\"RESUME\",version=\"2\"} 1.0",
            "scp_refusals_total{code=\"RATE_LIMITED\",what=\"MESSAGE\"} 1.0",
            "scp_message_durable_seconds_bucket{le=\"0.005\"} 0",
            "scp_message_durable_seconds_bucket{le=\"0.01\"} 1",
            "scp_message_durable_seconds_count 1",
            "scp_messages_stored_bytes_total 120.0",
            "scp_deliveries_total 3.0",
            "scp_disconnects_total{code=\"unknown\"} 1.0",
            "scp_service_waiting 3.0",
            "scp_quic_rtt_seconds 2.0",
            "scp_quic_lost_packets_total 4.0",
            "scp_store_commits_total 30.0",
            "scp_store_commit_seconds_total 0.5",
            "jvm_threads_live_threads "
        }) {
            assertTrue(told.contains("\n" + line), () -> line + " is missing in " + told);
        }
    }

    @Test
    void aPersonIsShownAPageWithoutAnythingFromElsewhere() throws IOException {
        metrics.refused(Asked.LOGIN, ErrorCode.BAD_CREDENTIALS, "<script>", "127.0.0.1");
        metrics.stored(120, 7_000_000);
        String page = get("/");
        assertTrue(page.contains("<b>17</b><span>connections</span>"), page);
        assertTrue(page.contains("BAD_CREDENTIALS"), page);
        assertFalse(page.contains("{{"), page);
        assertFalse(page.contains("src=") || page.contains("http:") || page.contains("https:"), page);
        assertTrue(page.contains("Content-security-policy: default-src 'none'"), page);
    }

    @Test
    void onlyThisMachineAsksAndOnlyToRead() throws IOException {
        assertTrue(ask("GET", "/", "evil.example").startsWith("HTTP/1.1 403"));
        assertTrue(ask("POST", "/", "localhost").startsWith("HTTP/1.1 405"));
        assertTrue(ask("GET", "/none", "localhost").startsWith("HTTP/1.1 404"));
        assertThrows(
                IOException.class,
                () -> AdminServer.start(new InetSocketAddress("0.0.0.0", 0), metrics, Optional::empty));
    }

    private String get(String path) throws IOException {
        return ask("GET", path, "127.0.0.1:" + server.address().getPort());
    }

    /** Bare, since the JDK's own client lets nobody choose Host. */
    private String ask(String method, String path, String host) throws IOException {
        try (Socket socket = new Socket(
                        server.address().getAddress(), server.address().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
