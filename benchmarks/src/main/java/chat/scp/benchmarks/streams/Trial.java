package chat.scp.benchmarks.streams;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run: a server and a client, each a process of its own, on both ends of a network. */
final class Trial implements AutoCloseable {
    /** What the server saw. */
    record Figures(
            int messages,
            double p50Millis,
            double p90Millis,
            double p99Millis,
            double p999Millis,
            double longestMillis,
            long lost) {
        static Figures parse(String line, long lost) {
            String[] words = line.split(" ");
            return new Figures(
                    Integer.parseInt(words[0]),
                    millis(words[1]),
                    millis(words[2]),
                    millis(words[3]),
                    millis(words[4]),
                    millis(words[5]),
                    lost);
        }

        private static double millis(String micros) {
            return Double.parseDouble(micros) / 1_000;
        }
    }

    private final Wan wan;
    private final List<Process> processes = new ArrayList<>();

    Trial(Wan wan) {
        this.wan = wan;
    }

    Figures run(Carriage carriage, Path directory, Load load) throws Exception {
        List<String> serving = StreamsServer.arguments(carriage, wan.serverAddress(), directory, load);
        Process server = start(wan.onServerSide(java(StreamsServer.class, serving)));
        BufferedReader said = server.inputReader();
        int port = Integer.parseInt(after(StreamsServer.LISTENING, said));
        List<String> sending = StreamsClient.arguments(carriage, wan.way(port), load);
        Process client = start(wan.onClientSide(java(StreamsClient.class, sending)));
        if (client.waitFor() != 0) {
            throw new IOException("the client failed");
        }
        server.getOutputStream().close();
        return Figures.parse(after(StreamsServer.SEEN, said), wan.lost());
    }

    private static String after(String prefix, BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new IOException("the server ended too soon");
    }

    private static List<String> java(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    private synchronized Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    @Override
    public synchronized void close() {
        for (Process process : processes) {
            process.destroyForcibly();
            try {
                boolean unused = process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        wan.close();
    }
}
