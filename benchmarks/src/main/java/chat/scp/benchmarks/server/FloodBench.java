package chat.scp.benchmarks.server;

import chat.scp.benchmarks.Arguments;
import chat.scp.benchmarks.report.Machine;
import chat.scp.pdu.Body;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.tls.ServerTrusts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code ./scp bench floods}: two people who talk to each other on a server with its usual limits, while somebody at another
 * address floods it: how long their messages take, and what he gets.
 */
public final class FloodBench {
    private static final List<String> KINDS = List.of("nothing", "logins", "messages", "garbage", "half-open");
    private static final Body HELLO = Body.text("hello, how are you?");
    private static final double MESSAGES_PER_SECOND = 20;

    private final String engine;
    private final int seconds;

    private FloodBench(String engine, int seconds) {
        this.engine = engine;
        this.seconds = seconds;
    }

    public static void run(Arguments args) throws Exception {
        String engine = "kwik";
        int seconds = 20;
        while (args.hasNext()) {
            switch (args.next()) {
                case "--engine" -> engine = args.engine();
                case "--seconds" -> seconds = args.number(1);
                default -> throw args.unknown();
            }
        }
        new FloodBench(engine, seconds).run();
    }

    private void run() throws Exception {
        Machine machine = Machine.here();
        System.out.println("# Floods beside two people who talk\n");
        System.out.printf(
                Locale.ROOT,
                "%s, %s, %s, %d cores, %s, QUIC by %s; each flood lasts %d s. The two send %.0f messages a second, due at even"
                        + " intervals.%n%n",
                machine.day(),
                machine.jdk(),
                machine.processor(),
                machine.cores(),
                machine.os(),
                engine,
                seconds,
                MESSAGES_PER_SECOND);
        System.out.println(
                "| flood | delivered | acknowledged p50 | p99 | delivered p50 | p99 | what he did, and got |");
        System.out.println("|---|--:|--:|--:|--:|--:|---|");
        for (String kind : KINDS) {
            measure(kind);
        }
    }

    /** Each on a server of its own, so that none pays for another. */
    private void measure(String kind) throws Exception {
        Path data = Files.createTempDirectory("scp-floods");
        try (ServerProcess server = ServerProcess.usual(data, engine);
                QuicConnector connector = QuicConnector.of(ConnectorOptions.USUAL, ServerTrusts.insecure());
                Scenario pair = Scenario.pairs(1, connector, server.address())) {
            pair.pace(HELLO, MESSAGES_PER_SECOND, seconds * 250_000_000L); // to warm up
            Process flood = kind.equals("nothing") ? null : flood(kind, server.address());
            BufferedReader told = flood == null ? null : flood.inputReader(StandardCharsets.UTF_8);
            for (String line = ""; told != null && line != null && !line.equals(Flood.BEGUN); ) {
                line = told.readLine();
            }
            Scenario.Pace pace = pair.pace(HELLO, MESSAGES_PER_SECOND, seconds * 1_000_000_000L);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f %% | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %s |%n",
                    kind,
                    100 * pace.shareDelivered(),
                    pace.acknowledged().micros(0.5) / 1_000,
                    pace.acknowledged().micros(0.99) / 1_000,
                    pace.delivered().micros(0.5) / 1_000,
                    pace.delivered().micros(0.99) / 1_000,
                    flood == null ? "" : said(flood, told));
        } finally {
            ServerBench.remove(data);
        }
    }

    /** Of low priority where that can be had, as its processor is not the server's elsewhere. */
    private static Process flood(String kind, InetSocketAddress server) throws IOException {
        return new ProcessBuilder(
                        "nice",
                        "-n",
                        "5",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Flood.class.getName(),
                        kind,
                        Integer.toString(server.getPort()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String said(Process flood, BufferedReader told) throws IOException {
        flood.getOutputStream().close();
        try (BufferedReader out = told) {
            String last = "";
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line.startsWith(Flood.SAID) ? line.substring(Flood.SAID.length()) : last;
            }
            return last;
        } finally {
            flood.destroyForcibly();
        }
    }
}
