package chat.scp.client.demo;

import chat.scp.client.ChatClientOptions;
import chat.scp.dialect.ServerConfig;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** What the play needs: a server on loopback with a certificate of its own, in a directory that is gone afterwards. */
final class Stage implements AutoCloseable {
    /** A minute is usual; a play has no time for that. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Path directory;
    private final SqliteStore store;
    private final ChatServer server;
    private final Fingerprint fingerprint;

    private Stage(Path directory, SqliteStore store, ChatServer server, Fingerprint fingerprint) {
        this.directory = directory;
        this.store = store;
        this.server = server;
        this.fingerprint = fingerprint;
    }

    static Stage set() throws IOException, CertificateEncodingException {
        Path directory = Files.createTempDirectory("scp-demo-");
        SqliteStore store = null;
        try {
            ServerIdentity identity = ServerIdentities.selfSigned(directory);
            store = SqliteStore.open(directory.resolve("chat.db"));
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            ChatServerConfig usual = ChatServerConfig.of(anyPort, identity, ServiceConfig.USUAL.withOpen(true));
            ChatServerConfig config =
                    usual.withSessions(silentFor(usual.sessions(), SILENCE)).withDrain(Duration.ofSeconds(1));
            ChatServer server = ChatServer.start(config, store, ChatServer.NO_TOKENS);
            return new Stage(directory, store, server, Fingerprint.of(identity.leaf()));
        } catch (IOException | CertificateEncodingException | RuntimeException e) {
            if (store != null) {
                store.close();
            }
            remove(directory);
            throw e;
        }
    }

    /** Both sides take the other for dead after this silence. §4.6 */
    private static ServerConfig silentFor(ServerConfig usual, Duration silence) {
        return usual.toBuilder().idleTimeout(silence).build();
    }

    Path directory() {
        return directory;
    }

    InetSocketAddress address() {
        return server.address();
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    Duration silence() {
        return SILENCE;
    }

    /** Somebody who talks to this server and no other, at {@code port}; what he keeps is beside the server's. */
    ChatClientOptions somebody(String name, int port) {
        return ChatClientOptions.of("scp://127.0.0.1:" + port, name)
                .withTrust(ServerTrusts.pinned(fingerprint))
                .withDirectory(directory.resolve(name))
                .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(2));
    }

    @Override
    public void close() {
        server.close();
        store.close();
        remove(directory);
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("scp demo: " + directory + " could not be removed: " + e.getMessage());
        }
    }
}
