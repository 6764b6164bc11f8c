package chat.scp.client.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The terminal client without a terminal: lines go in, lines come out. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PipedOutputStream typed = new PipedOutputStream();
    private final Lines out = new Lines();
    private final Lines err = new Lines();
    private final CompletableFuture<Integer> status;

    private Program(List<String> arguments) throws IOException {
        PipedInputStream in = new PipedInputStream(typed, 64 * 1024);
        ChatMain program = new ChatMain(in, out.stream(), err.stream());
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> ended.complete(ChatMain.execute(program, arguments.toArray(new String[0]))));
        thread.setDaemon(true);
        thread.start();
        status = ended;
    }

    /** What it keeps is in {@code home}. */
    static Program start(Path home, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data");
        all.add(home.toString());
        return new Program(all);
    }

    Program type(String... lines) throws IOException {
        for (String line : lines) {
            typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        typed.flush();
        return this;
    }

    /** Waits for a line that holds this text, after the one that was awaited last. */
    String awaitLine(String text) throws InterruptedException {
        return out.await(Pattern.compile(Pattern.quote(text)), PATIENCE);
    }

    /** The same among all lines: where several things happen, some come sooner and some later. */
    String awaitAnywhere(String text) throws InterruptedException {
        return out.await(0, Pattern.compile(Pattern.quote(text)), PATIENCE);
    }

    /** No more is typed; what it ended with. */
    int end() throws Exception {
        typed.close();
        return status();
    }

    int status() throws Exception {
        return status.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    String told() {
        return out.all();
    }

    String complained() {
        return err.all();
    }

    @Override
    public void close() throws IOException {
        typed.close();
        status.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** What was printed so far. */
    private static final class Lines {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] b, int from, int length) {
                super.write(b, from, length);
                notifyAll();
            }
        };
        private int next;

        PrintStream stream() {
            return new PrintStream(bytes, true, StandardCharsets.UTF_8);
        }

        String all() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        String await(Pattern wanted, Duration patience) throws InterruptedException {
            return await(next, wanted, patience);
        }

        String await(int from, Pattern wanted, Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            synchronized (bytes) {
                while (true) {
                    List<String> lines = all().lines().toList();
                    for (int i = from; i < lines.size(); i++) {
                        if (wanted.matcher(lines.get(i)).find()) {
                            next = Math.max(next, i + 1);
                            return lines.get(i);
                        }
                    }
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        throw new AssertionError("no line with " + wanted + " after line " + from + " of:\n" + all());
                    }
                    bytes.wait(left);
                }
            }
        }
    }
}
