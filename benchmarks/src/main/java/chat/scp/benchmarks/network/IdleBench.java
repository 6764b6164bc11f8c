package chat.scp.benchmarks.network;

import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.QuicEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * {@code ./scp bench idle}: connections that do nothing, of clients in another JVM, and what each costs the
 * server. The clients are Netty's: the server is what is measured.
 */
public final class IdleBench {
    private static final int CONNECTIONS = 1_000;
    private static final Path STATUS = Path.of("/proc/self/status");

    private IdleBench() {}

    public static void run(String[] args) throws Exception {
        Options options = Options.parse(args, CONNECTIONS);
        System.out.println("""
                | Server | Connections | Handshakes a second | Threads | Threads each | Resident MB | KB each |
                |---|--:|--:|--:|--:|--:|--:|""");
        for (String name : Engines.names(options.engine())) {
            run(name, options.rounds());
        }
    }

    private static void run(String name, int connections) throws Exception {
        try (QuicEngine engine = Engines.open(name);
                EngineServer server = Engines.echo(engine)) {
            long threadsBefore = status("Threads");
            long memoryBefore = status("VmRSS");
            Process clients = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            IdleClients.class.getName(),
                            "" + server.address().getPort(),
                            "" + connections)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String seconds;
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(clients.getInputStream(), StandardCharsets.UTF_8))) {
                seconds = out.readLine();
                if (seconds == null) {
                    throw new IllegalStateException("the clients ended too soon");
                }
                System.gc();
                long threads = status("Threads");
                long memory = status("VmRSS");
                System.out.println(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.0f | %d | %.2f | %d | %.0f |",
                        name,
                        connections,
                        connections / Double.parseDouble(seconds),
                        threads,
                        (threads - threadsBefore) / (double) connections,
                        memory / 1024,
                        (memory - memoryBefore) / (double) connections));
            } finally {
                clients.destroyForcibly();
            }
        }
    }

    /** A number that Linux tells of this process. */
    private static long status(String name) throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
