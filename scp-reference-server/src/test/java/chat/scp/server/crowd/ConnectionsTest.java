package chat.scp.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.EngineChoice;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.Limits;
import chat.scp.server.service.Rates;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import java.io.BufferedReader;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many real connections at a time, of clients in another JVM, who talk in rooms, go and come back: every message arrives, and
 * when all are gone the server holds no more threads, files or memory than before the first. Some dozens for some seconds;
 * {@code -Dscp.connections=1000 -Dscp.connections.minutes=10} for what it is really about, {@code -Dscp.connections.engine=KWIK} for the other engine.
 */
@Timeout(3_600)
class ConnectionsTest {
    private static final int CONNECTIONS = Integer.getInteger("scp.connections", 40);
    private static final int SECONDS = 60 * Integer.getInteger("scp.connections.minutes", 0) + 3;
    private static final EngineChoice ENGINE =
            EngineChoice.valueOf(System.getProperty("scp.connections.engine", "AUTOMATIC"));
    private static final int SPARE_THREADS = 4;
    private static final long SPARE_BYTES = 8L << 20;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @TempDir
    Path dir;

    @Test
    void leaveNothingBehind() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServiceConfig service = ServiceConfig.USUAL
                .withOpen(true)
                .withRates(Rates.UNLIMITED)
                .withLimits(Limits.USUAL.withSessionsPerAddress(1_000_000));
        ChatServerConfig usual = ChatServerConfig.of(address, ServerIdentities.selfSigned(dir), service);
        ChatServerConfig config = usual.withDrain(Duration.ofSeconds(1))
                .withListener(usual.listener().withEngine(ENGINE).withMaxHandshakesPerAddress(1_000_000));
        try (SqliteStore store = SqliteStore.open(dir.resolve("chat.db"));
                ChatServer server = ChatServer.start(config, store, ChatServer.NO_TOKENS)) {
            talk(server, 8, 1); // what is loaded and kept for ever is there then
            untilAllAreGone(server);
            Held before = Held.settled();
            talk(server, CONNECTIONS, SECONDS);
            untilAllAreGone(server);
            Held after = Held.settled();
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (!after.isAbout(before, SPARE_THREADS, SPARE_BYTES) && System.nanoTime() < deadline) {
                after = Held.settled(); // what a session had booked for later keeps it until then, a minute at most
            }
            assertTrue(after.isAbout(before, SPARE_THREADS, SPARE_BYTES), before + " became " + after);
        }
    }

    private static void untilAllAreGone(ChatServer server) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (server.sessions() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20); // until the server has noticed
        }
        assertEquals(0, server.sessions());
    }

    private static void talk(ChatServer server, int connections, int seconds) throws Exception {
        File log = File.createTempFile("connections", ".log");
        Process clients = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RoomClients.class.getName(),
                        Integer.toString(server.address().getPort()),
                        Integer.toString(connections),
                        Integer.toString(seconds)))
                .redirectError(log)
                .start();
        try (BufferedReader out = clients.inputReader()) {
            String said = "";
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said = line.startsWith(RoomClients.SAID) ? line : said;
            }
            assertEquals(0, clients.waitFor(), () -> "see " + log);
            System.getLogger(ConnectionsTest.class.getName()).log(System.Logger.Level.INFO, said);
        } finally {
            clients.destroyForcibly();
        }
        Files.delete(log.toPath());
    }
}
