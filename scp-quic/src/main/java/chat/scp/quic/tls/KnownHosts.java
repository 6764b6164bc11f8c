package chat.scp.quic.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of certificates that a user accepted. Thread-safe, also between processes: changes are made
 * under a lock, and replace the file as a whole.
 *
 * <p>A line holds a server, the fingerprint of its certificate, and when it was first seen. Blank
 * lines and those that begin with {@code #} are kept as they are. A server may have several lines; each of
 * its certificates is trusted then.
 *
 * <pre>
 * chat.example:4433 sha256:3f:0a:.. 2025-01-31T12:00:00Z
 * [2001:db8:0:0:0:0:0:1]:4433 sha256:91:c2:.. 2025-01-31T12:00:00Z
 * </pre>
 */
public final class KnownHosts {
    private final GuardedFile file;

    /**
     * What a line says.
     *
     * @param line its number in the file, from 1
     */
    public record Entry(String host, int port, Fingerprint fingerprint, Instant firstSeen, int line) {
        boolean isFor(HostPort server) {
            return host.equals(server.host()) && port == server.port();
        }
    }

    /** Need not exist: it is made with its directory when the first server is remembered. */
    public KnownHosts(Path file) {
        this.file = new GuardedFile(file);
    }

    public Path path() {
        return file.path();
    }

    /** All lines of the file. */
    public List<Entry> entries() throws TlsFileException {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(line, i + 1));
            }
        }
        return entries;
    }

    /** What is known of one server. */
    public List<Entry> find(String host, int port) throws TlsFileException {
        HostPort server = new HostPort(host, port);
        return entries().stream().filter(entry -> entry.isFor(server)).toList();
    }

    /**
     * Remembers a server, unless something is known of it by now.
     *
     * @return what is known of it then: another process may have been faster, with another certificate
     */
    public List<Entry> remember(String host, int port, Fingerprint fingerprint, Instant firstSeen)
            throws TlsFileException {
        HostPort server = new HostPort(host, port);
        return file.locked(() -> {
            if (find(host, port).isEmpty()) {
                List<String> lines = new ArrayList<>(lines());
                lines.add(server + " " + fingerprint + " " + firstSeen.truncatedTo(ChronoUnit.SECONDS));
                write(lines);
            }
            return find(host, port);
        });
    }

    /** Forgets a server, as when its user knows why its certificate changed. Returns whether it was known. */
    public boolean forget(String host, int port) throws TlsFileException {
        return file.locked(() -> {
            List<Integer> gone = find(host, port).stream().map(Entry::line).toList();
            if (gone.isEmpty()) {
                return false;
            }
            List<String> lines = lines();
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!gone.contains(i + 1)) {
                    kept.add(lines.get(i));
                }
            }
            write(kept);
            return true;
        });
    }

    private List<String> lines() throws TlsFileException {
        if (!Files.exists(file.path())) {
            return List.of();
        }
        byte[] bytes = SmallFile.read(file.path(), "servers that are known");
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    private void write(List<String> lines) throws IOException {
        file.replace((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    // A line that cannot be read is not passed over: the server that it is about would become an unknown one.
    private Entry entry(String line, int number) throws TlsFileException {
        String[] parts = line.split("\\s+", -1);
        try {
            if (parts.length != 3) {
                throw new IllegalArgumentException("found " + parts.length + " parts");
            }
            HostPort server = HostPort.parse(parts[0]);
            return new Entry(
                    server.host(), server.port(), Fingerprint.parse(parts[1]), Instant.parse(parts[2]), number);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new TlsFileException(
                    file.path(), "line " + number + " is not `host:port fingerprint first-seen`: " + e.getMessage(), e);
        }
    }
}
