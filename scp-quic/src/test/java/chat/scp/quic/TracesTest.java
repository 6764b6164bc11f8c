package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.kwik.KwikEngine;
import chat.scp.quic.kwik.KwikEngines;
import chat.scp.quic.netty.NettyEngines;
import chat.scp.signal.ClientEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code SSLKEYLOGFILE} gets is what Wireshark reads: a label, the client's random, the secret; and qlogs. */
@Timeout(60)
final class TracesTest {
    private static final Set<String> LABELS = Set.of(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0");

    @TempDir
    Path directory;

    @Test
    void aClientOfKwikWritesTheSecretsOfEachConnection() throws Exception {
        Path file = directory.resolve("keys");
        connectTwice(new KwikEngine(), KwikEngines.loggingKeys(file));
        assertSecretsOfTwoConnections(file);
    }

    @Test
    void aClientOfNettyDoesTheSame() throws Exception {
        Path file = directory.resolve("keys");
        connectTwice(new KwikEngine(), NettyEngines.loggingKeys(file));
        assertSecretsOfTwoConnections(file);
    }

    @Test
    void aServerOfNettyDoesTheSame() throws Exception {
        Path file = directory.resolve("keys");
        connectTwice(NettyEngines.loggingKeys(file), new KwikEngine());
        assertSecretsOfTwoConnections(file);
    }

    @Test
    void eachConnectionOfNettyHasAQlog() throws Exception {
        connectTwice(NettyEngines.writingQlogs(directory), NettyEngines.writingQlogs(directory));
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertEquals(4, all.size(), "of two connections, of both sides");
            for (Path file : all) {
                assertTrue(file.toString().endsWith(".qlog"), file::toString);
                assertTrue(Files.readString(file).contains("\"qlog_version\""), file::toString);
            }
        }
    }

    private static void connectTwice(QuicEngine serverEngine, QuicEngine clientEngine) throws Exception {
        ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        TestServer server = new TestServer();
        try (QuicListener listener =
                        QuicListener.open(serverEngine, options, TestIdentity.IDENTITY, TestServer.CONFIG, server);
                QuicConnector connector =
                        QuicConnector.of(clientEngine, ConnectorOptions.USUAL, (chain, host, port) -> {})) {
            for (String name : List.of("alice", "bob")) {
                TestClient client = new TestClient(connector, name).login(listener);
                client.client.close();
                client.awaitEvent(ClientEvent.Closed.class);
            }
        }
    }

    private static void assertSecretsOfTwoConnections(Path file) throws Exception {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            assertTrue(line.matches("[A-Z_0-9]+ [0-9a-f]{64} ([0-9a-f]{64}|[0-9a-f]{96})"), line);
        }
        var labelsByRandom = lines.stream()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(
                        words -> words[1], Collectors.mapping(words -> words[0], Collectors.toSet())));
        assertEquals(2, labelsByRandom.size());
        labelsByRandom.values().forEach(labels -> assertTrue(labels.containsAll(LABELS), () -> "" + labels));
    }
}
