package chat.scp.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, as a user starts it, and what it printed so far. */
public final class RunningProgram implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "programs-limit");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final List<String> told = new ArrayList<>();
    private final BufferedReader out;
    private final Writer in;

    private RunningProgram(Process process) {
        this.process = process;
        out = process.inputReader();
        in = process.outputWriter();
    }

    /** With what this JVM has on its class path. */
    public static RunningProgram start(Class<?> program, String... arguments) throws IOException {
        return start(List.of(), program, arguments);
    }

    public static RunningProgram start(List<String> jvmOptions, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new RunningProgram(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The next line that holds this. */
    public String await(String text) throws IOException {
        Future<?> limit = limit();
        try {
            return next(text);
        } finally {
            limit.cancel(false);
        }
    }

    /** Nothing wakes who reads from a pipe but its end. */
    private Future<?> limit() {
        return CLOCK.schedule(process::destroyForcibly, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private String next(String text) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("no \"" + text + "\" in " + told);
    }

    public void type(String... lines) throws IOException {
        for (String line : lines) {
            in.write(line + "\n");
        }
        in.flush();
    }

    /** No more is typed; what it ended with. */
    public int end() throws IOException, InterruptedException {
        in.close();
        rest();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        return process.exitValue();
    }

    /** Asks it to end, as at the end of a session. */
    public void terminate() throws InterruptedException {
        process.toHandle().destroy();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    /** As kill -9. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // not the process' own, which closes the pipe with what is in it
        process.waitFor();
    }

    /** What it printed, to its end. */
    public List<String> rest() throws IOException {
        Future<?> limit = limit();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.add(line);
        }
        limit.cancel(false);
        return told();
    }

    /** What was read so far of what it printed. */
    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
