package chat.scp.quic.kwik;

import chat.scp.quic.engine.KeyLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where kwik writes the secrets of one connection: it begins its file anew for each, so that each gets one that is in nobody
 * else's reach, and what is in it goes to the key log.
 */
final class SecretsFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SecretsFile.class.getName());

    private final KeyLog log;
    private final Path directory;

    SecretsFile(KeyLog log) throws IOException {
        this.log = log;
        directory = Files.createTempDirectory("scp-secrets"); // for its owner only
    }

    Path path() {
        return directory.resolve("secrets");
    }

    /** When the handshake is through, or has failed. */
    @Override
    public void close() {
        try {
            if (Files.exists(path())) {
                log.append(Files.readAllLines(path()));
                Files.delete(path());
            }
            Files.delete(directory);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the secrets cannot be passed on", e);
        }
    }
}
