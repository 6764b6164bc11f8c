package chat.scp.benchmarks.server;

import chat.scp.server.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The reference server as anybody starts it, in a process of its own; its store is a file, its rates are out of the way. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "listening on ";
    private static final List<String> UNLIMITED = List.of(
            "limits.connectionsPerAddress=10000",
            "limits.handshakesPerAddress=10000",
            "limits.pdusPerSecond=1000000",
            "limits.bytesPerSecond=1 GiB",
            "rates.messageBytes=1 GiB in 1 s",
            "rates.logins=1000000 in 1 s",
            "rates.messages=1000000 in 1 s",
            "rates.requests=1000000 in 1 s",
            "rates.marks=1000000 in 1 s",
            "rates.invitations=1000000 in 1 s",
            "rates.notices=1000000 in 1 s");

    private final Process process;
    private final InetSocketAddress address;

    private ServerProcess(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** With its usual limits, as a stranger finds it. */
    static ServerProcess usual(Path data, String engine) throws IOException {
        return start(data, engine, "", List.of());
    }

    /** {@code recording}: where its flight recorder writes; empty: it is off. */
    static ServerProcess start(Path data, String engine, String recording) throws IOException {
        return start(data, engine, recording, UNLIMITED);
    }

    private static ServerProcess start(Path data, String engine, String recording, List<String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                "--open",
                "--data",
                data.toString(),
                "--listen",
                "127.0.0.1:0"));
        if (!recording.isEmpty()) {
            command.add(1, "-XX:StartFlightRecording=filename=" + recording + ",settings=profile,dumponexit=true");
        }
        set(command, "engine=" + engine);
        set(command, "log.level=warn");
        settings.forEach(setting -> set(command, setting));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                int colon = line.lastIndexOf(':');
                String host = line.substring(READY.length(), colon);
                return new ServerProcess(
                        process, new InetSocketAddress(host, Integer.parseInt(line.substring(colon + 1))));
            }
        }
        throw new IOException("the server ended before it was ready");
    }

    private static void set(List<String> command, String setting) {
        command.add("--set");
        command.add(setting);
    }

    /** Time that all of its threads have run. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
