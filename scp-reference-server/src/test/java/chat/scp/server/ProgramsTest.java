package chat.scp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs, each in a process of its own. */
@Timeout(120)
class ProgramsTest {
    private static final int USAGE = 2;

    @TempDir
    Path dir;

    @Test
    void theServerSaysWhenItIsReadyAndHowToConnectAndEndsInGoodOrder() throws Exception {
        Process server = start(ServerMain.class, "--data", dir.toString(), "--listen", "127.0.0.1:0");
        List<String> told = new ArrayList<>();
        try (BufferedReader out = server.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.startsWith("listening on ")) {
                told.add(line);
                line = out.readLine();
            }
            assertTrue(line != null && line.matches("listening on 127\\.0\\.0\\.1:[1-9][0-9]*"), line + told);
            assertTrue(told.toString().contains("sha256:"), told.toString());
            server.toHandle().destroy();
            assertTrue(server.waitFor(60, TimeUnit.SECONDS), "it did not end");
            assertEquals(0, server.exitValue());
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void accountsAreMadeListedDisabledAndRemoved() throws Exception {
        assertEquals("alice has an account", user("secret\n", "add", "alice"));
        assertTrue(user("secret\n", "add", "alice").endsWith("exists already"));
        assertEquals("alice", user("", "list"));
        assertEquals("alice is disabled", user("", "disable", "alice"));
        assertEquals("alice disabled", user("", "list"));
        assertEquals("alice has a new password", user("other\n", "passwd", "alice"));
        assertEquals("alice is removed", user("", "remove", "alice"));
        assertEquals("", user("", "list"));
    }

    @Test
    void openOnAPublicAddressWantsToBeSaidTwice() throws Exception {
        Process server = start(ServerMain.class, "--data", dir.toString(), "--listen", "0.0.0.0:0", "--open");
        String told = new String(server.getInputStream().readAllBytes());
        assertEquals(USAGE, server.waitFor());
        assertTrue(told.contains("--open --open"), told);
    }

    private String user(String input, String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--data", dir.toString()));
        arguments.addAll(Arrays.asList(words));
        Process program = start(UserMain.class, arguments.toArray(new String[0]));
        try (var in = program.outputWriter()) {
            in.write(input);
        }
        String told = new String(program.getInputStream().readAllBytes()).strip();
        program.waitFor();
        return told;
    }

    private static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED", // as ./scp does: newer JDKs warn otherwise
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
