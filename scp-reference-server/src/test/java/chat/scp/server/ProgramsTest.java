package chat.scp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.scp.pdu.UserName;
import chat.scp.server.store.Account;
import chat.scp.server.store.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs, each in a process of its own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // who reads a pipe hears no interrupt
class ProgramsTest {
    private static final int USAGE = 2;
    private static final int UNAVAILABLE = 69;
    private static final int CONFIG = 78;

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
    void twoServersDoNotShareOneDataDirectory() throws Exception {
        try (Running first = serve()) {
            Process second = start(ServerMain.class, "--data", dir.toString(), "--listen", "127.0.0.1:0");
            String told = new String(second.getInputStream().readAllBytes());
            assertEquals(UNAVAILABLE, second.waitFor());
            assertTrue(told.contains("another server (process " + first.process.pid() + ") uses"), told);
        }
        serve().close(); // nothing of the lock is left
    }

    @Test
    void aDamagedStoreIsNoticedAtTheStart() throws Exception {
        serve().close();
        try (SqliteStore store = SqliteStore.open(dir.resolve("chat.db"))) {
            for (int i = 0; i < 200; i++) {
                store.accounts().create(new Account(UserName.of("user" + i), "x".repeat(100), null, false, 0));
            }
        }
        byte[] bytes = Files.readAllBytes(dir.resolve("chat.db"));
        Arrays.fill(bytes, bytes.length / 4, bytes.length - 100, (byte) 0x5A);
        Files.write(dir.resolve("chat.db"), bytes);
        Process server = start(ServerMain.class, "--data", dir.toString(), "--listen", "127.0.0.1:0");
        String told = new String(server.getInputStream().readAllBytes());
        assertEquals(UNAVAILABLE, server.waitFor());
        assertTrue(told.contains("chat.db is damaged"), told);
        assertTrue(told.contains("Restore a backup"), told);
    }

    @Test
    void aCopyIsMadeWhileTheServerRunsAndServesAsAStore() throws Exception {
        user("secret\n", "add", "alice");
        Path copy = dir.resolve("copy").resolve("chat.db");
        Files.createDirectories(copy.getParent());
        try (Running running = serve()) {
            assertTrue(running.process.isAlive());
            Process backup = start(ServerMain.class, "--data", dir.toString(), "backup", copy.toString());
            String told = new String(backup.getInputStream().readAllBytes());
            assertEquals(0, backup.waitFor(), told);
        }
        try (SqliteStore store = SqliteStore.open(copy)) {
            assertTrue(store.accounts().find(UserName.of("alice")).isPresent());
        }
    }

    @Test
    void theConfigurationIsCheckedReadAgainAndNoMistakeStopsARunningServer() throws Exception {
        assumeTrue(hearsHangUps(), "this was started with SIGHUP ignored, as by nohup, and so are its children");
        Path config = Files.writeString(dir.resolve("config.json"), "{\"prot\": 1}");
        Process wrong = start(ServerMain.class, "--config", config.toString());
        assertTrue(new String(wrong.getInputStream().readAllBytes()).contains("did you mean \"port\"?"));
        assertEquals(CONFIG, wrong.waitFor());

        Files.writeString(config, "{\"port\": 0, \"log\": {\"format\": \"json\"}}");
        try (Running running = serve("--config", config.toString())) {
            Files.writeString(config, "{\"port\": 0, \"limits\": {\"body\": \"1 KiB\"}, \"drain\": \"1 s\"}");
            running.hangUp();
            String told = running.line("configuration read again");
            assertTrue(told.startsWith("{") && told.contains("limits.body") && told.contains("drain"), told);
            Files.writeString(config, "{\"limits\": {\"body\": 1}}");
            running.hangUp();
            assertTrue(running.line("stays as it was").contains("limits.body wants a size"));
            assertTrue(running.process.isAlive());
        }
    }

    private static boolean hearsHangUps() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.isReadable(status)
                || Files.readAllLines(status).stream()
                        .noneMatch(line -> line.matches("SigIgn:\\s*[0-9a-f]*[13579bdf]"));
    }

    /** A server that is ready; closing it asks it to end, and sees that it does so in good order. */
    private static final class Running implements AutoCloseable {
        final Process process;
        private final BufferedReader out;

        Running(Process process) throws IOException {
            this.process = process;
            out = process.inputReader();
            line("listening on ");
        }

        String line(String with) throws IOException {
            String line = out.readLine();
            StringBuilder before = new StringBuilder();
            while (line != null && !line.contains(with)) {
                before.append(line).append('\n');
                line = out.readLine();
            }
            assertTrue(line != null, "no \"" + with + "\" in: " + before);
            return line;
        }

        void hangUp() throws Exception {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                            .start()
                            .waitFor());
        }

        @Override
        public void close() {
            process.toHandle().destroy();
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            assertEquals(0, process.exitValue());
        }
    }

    private Running serve(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--data", dir.toString(), "--listen", "127.0.0.1:0"));
        arguments.addAll(Arrays.asList(more));
        return new Running(start(ServerMain.class, arguments.toArray(new String[0])));
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
    void aPasswordsIterationsAreThoseOfTheConfiguration() throws Exception {
        Path config = Files.writeString(dir.resolve("config.json"), "{\"iterations\": 5000}");
        assertEquals("alice has an account", user("secret\n", "add", "alice", "--config", config.toString()));
        assertEquals("bob has an account", user("secret\n", "--iterations", "6000", "add", "bob"));
        assertEquals(5_000, iterations("alice"));
        assertEquals(6_000, iterations("bob"));
        assertEquals("alice has a new password", user("other\n", "--iterations", "7000", "passwd", "alice"));
        assertEquals(7_000, iterations("alice"));
        assertTrue(user("x\n", "--iterations", "1", "add", "carl").contains("--iterations: iterations wants a number"));
    }

    private int iterations(String name) {
        try (SqliteStore store = SqliteStore.beside(dir.resolve("chat.db"))) {
            return store.accounts()
                    .find(UserName.of(name))
                    .orElseThrow()
                    .verifier()
                    .iterations();
        }
    }

    @Test
    void aNoticeIsTakenByARunningServerOnly() throws Exception {
        assertTrue(notice("back at eight").contains("no server runs on " + dir));
        try (Running running = serve()) {
            assertEquals("said to whoever is connected", notice("back", "at\neight"));
            assertTrue(running.line("a notice was told").contains("sessions=0"));
            assertTrue(notice(" ").contains("a notice has 1 to 1000 characters"));
        }
        try (SqliteStore store = SqliteStore.beside(dir.resolve("chat.db"))) {
            assertEquals("back at eight", store.notices().after(0).get(0).text());
        }
    }

    private String notice(String... words) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--data", dir.toString()));
        arguments.addAll(Arrays.asList(words));
        Process program = start(NoticeMain.class, arguments.toArray(new String[0]));
        String told = new String(program.getInputStream().readAllBytes()).strip();
        program.waitFor();
        return told;
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
