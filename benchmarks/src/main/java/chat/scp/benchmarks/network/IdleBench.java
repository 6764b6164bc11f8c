package chat.scp.benchmarks.network;

import chat.scp.benchmarks.Arguments;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.QuicEngine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./scp bench idle}: connections that do nothing, of clients in other JVMs, and what each costs the
 * server. The clients are Netty's: the server is what is measured.
 */
public final class IdleBench {
    private static final int CONNECTIONS = 1_000;

    /** Each has a socket, and a limit of 4,096 open files is usual. */
    private static final int CONNECTIONS_OF_A_PROCESS = 2_500;

    private static final Path STATUS = Path.of("/proc/self/status");

    private IdleBench() {}

    public static void run(Arguments args) throws Exception {
        Options options = Options.parse(args, CONNECTIONS);
        System.out.println("""
                | Server | Connections | Handshakes a second | Threads | Threads each | Resident MB | KB each |
                |---|--:|--:|--:|--:|--:|--:|""");
        for (String name : Engines.names(options.engine())) {
            run(name, options.rounds());
        }
    }

    private static void run(String name, int connections) throws Exception {
        List<Process> clients = new ArrayList<>();
        try (QuicEngine engine = Engines.open(name);
                EngineServer server = Engines.echo(engine)) {
            long threadsBefore = status("Threads");
            long memoryBefore = status("VmRSS");
            for (int left = connections; left > 0; left -= CONNECTIONS_OF_A_PROCESS) {
                clients.add(clients(server.address().getPort(), Math.min(left, CONNECTIONS_OF_A_PROCESS)));
            }
            double seconds = 0;
            for (Process each : clients) {
                seconds = Math.max(seconds, seconds(each));
            }
            System.gc();
            long threads = status("Threads");
            long memory = status("VmRSS");
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %d | %.2f | %d | %.0f |",
                    name,
                    connections,
                    connections / seconds,
                    threads,
                    (threads - threadsBefore) / (double) connections,
                    memory / 1024,
                    (memory - memoryBefore) / (double) connections));
        } finally {
            clients.forEach(Process::destroyForcibly);
        }
    }

    private static Process clients(int port, int connections) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED"));
        String logging = System.getProperty("logback.configurationFile");
        if (logging != null) {
            command.add("-Dlogback.configurationFile=" + logging); // else it logs to where its answer goes
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                IdleClients.class.getName(),
                "" + port,
                "" + connections));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** How long it took until all were connected. */
    private static double seconds(Process clients) throws IOException {
        BufferedReader out = clients.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(IdleClients.CONNECTED)) {
                return Double.parseDouble(line.substring(IdleClients.CONNECTED.length()));
            }
        }
        throw new IllegalStateException("the clients ended too soon");
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
