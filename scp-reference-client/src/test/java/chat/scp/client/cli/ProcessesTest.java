package chat.scp.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.server.ServerMain;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Server and terminal clients as a user starts them: each in a process of its own. */
@Timeout(240)
class ProcessesTest {
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    Path dir;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatWaitsInTheOutboxLeavesAfterTheProgramWasKilledAndTheServerIsBack() throws Exception {
        Running server = server(0);
        String told = server.await("listening on ");
        int port = Integer.parseInt(told.substring(told.lastIndexOf(':') + 1));
        Running bob = chat("bob", port);
        bob.await("Online as bob");
        Running alice = chat("alice", port);
        alice.await("Online as alice");
        alice.type("/chat bob");
        bob.await("alice asks you for a chat");
        bob.type("/accept");
        alice.await("Now in a chat with bob");
        alice.type("before");
        bob.await("#1 alice: before");

        server.process.destroyForcibly().waitFor();
        alice.type("while it was away");
        alice.await("alice: while it was away");
        alice.process.destroyForcibly().waitFor();
        server(port).await("listening on ");
        bob.await("Back online as bob");
        Running again = chat("alice", port);
        again.await("nline as alice");
        bob.await("#2 alice: while it was away");
        again.type("/chat bob", "once more");
        bob.await("#3 alice: once more");

        bob.type("/quit");
        assertEquals(0, bob.end());
        assertEquals(0, again.end());
        assertEquals(
                1,
                bob.told.stream()
                        .filter(line -> line.contains("while it was away"))
                        .count());
    }

    @Test
    void aRequestToEndIsFollowedInGoodOrder() throws Exception {
        Running server = server(0);
        String told = server.await("listening on ");
        int port = Integer.parseInt(told.substring(told.lastIndexOf(':') + 1));
        Running alice = chat("alice", port);
        alice.await("Online as alice");
        alice.process.toHandle().destroy();
        assertTrue(alice.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertFalse(alice.rest().contains("Exception"), "it logs out, and says nothing of its insides");
    }

    private Running server(int port) throws IOException {
        return start(
                ServerMain.class,
                "--open",
                "--data",
                dir.resolve("server").toString(),
                "--listen",
                "127.0.0.1:" + port);
    }

    private Running chat(String name, int port) throws IOException {
        return start(
                ChatMain.class,
                name,
                "127.0.0.1:" + port,
                "--insecure",
                "--data",
                dir.resolve(name).toString());
    }

    private Running start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new File("."))
                .start();
        started.add(process);
        return new Running(process);
    }

    /** A program, and what it printed so far. */
    private static final class Running {
        final Process process;
        final List<String> told = new ArrayList<>();
        private final BufferedReader out;
        private final Writer in;

        Running(Process process) {
            this.process = process;
            out = process.inputReader();
            in = process.outputWriter();
        }

        /** The test's time limit is the limit. */
        String await(String text) throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.add(line);
                if (line.contains(text)) {
                    return line;
                }
            }
            throw new AssertionError("no \"" + text + "\" in " + told);
        }

        void type(String... lines) throws IOException {
            for (String line : lines) {
                in.write(line + "\n");
            }
            in.flush();
        }

        int end() throws IOException, InterruptedException {
            in.close();
            rest();
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            return process.exitValue();
        }

        String rest() throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.add(line);
            }
            return told.toString();
        }
    }
}
