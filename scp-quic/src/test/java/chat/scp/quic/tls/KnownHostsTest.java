package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
    private static final Fingerprint FINGERPRINT = Fingerprint.parse("ab".repeat(32));

    @TempDir
    Path directory;

    private KnownHosts hosts;

    @BeforeEach
    void begin() {
        hosts = new KnownHosts(directory.resolve("inside").resolve("known-hosts"));
    }

    @Test
    void fileNeedNotExist() throws Exception {
        assertEquals(List.of(), hosts.entries());
        assertFalse(hosts.forget("chat.test", 4433));
        hosts.remember("chat.test", 4433, FINGERPRINT, Given.NOW);
        assertEquals(1, hosts.entries().size());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void onlyTheOwnerReadsIt() throws Exception {
        hosts.remember("chat.test", 4433, FINGERPRINT, Given.NOW);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(hosts.path())));
    }

    @Test
    void addressesAreFoundInAnySpelling() throws Exception {
        hosts.remember("2001:DB8::1", 4433, FINGERPRINT, Given.NOW);
        assertEquals(
                "[2001:db8:0:0:0:0:0:1]:4433 " + FINGERPRINT + " 2025-06-01T12:00:00Z\n",
                Files.readString(hosts.path()));
        assertEquals(1, hosts.find("[2001:db8::1]", 4433).size());
        assertEquals(1, hosts.find("2001:db8:0::1%eth0", 4433).size());
        assertEquals(0, hosts.find("2001:db8::1", 4434).size());
    }

    @Test
    void whatIsKnownIsNotRememberedAgain() throws Exception {
        hosts.remember("chat.test", 4433, FINGERPRINT, Given.NOW);
        Fingerprint other = Fingerprint.parse("cd".repeat(32));
        List<KnownHosts.Entry> known = hosts.remember("chat.test", 4433, other, Given.NOW);
        assertEquals(List.of(new KnownHosts.Entry("chat.test", 4433, FINGERPRINT, Given.NOW, 1)), known);
    }

    @Test
    void commentsAndOtherServersStay() throws Exception {
        Files.createDirectories(hosts.path().getParent());
        String before = "# mine\n\n  a.test:1 " + FINGERPRINT + " 2025-01-01T00:00:00Z";
        Given.write(hosts.path(), before);
        hosts.remember("b.test", 2, FINGERPRINT, Given.NOW);
        assertEquals(before + "\nb.test:2 " + FINGERPRINT + " 2025-06-01T12:00:00Z\n", Files.readString(hosts.path()));
        assertTrue(hosts.forget("b.test", 2));
        assertEquals(before + "\n", Files.readString(hosts.path()));
        assertEquals(3, hosts.find("a.test", 1).get(0).line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.test:4433",
                "chat.test sha256:00 2025-01-01T00:00:00Z",
                "chat.test:port F 2025-01-01T00:00:00Z",
                "chat.test:65536 F 2025-01-01T00:00:00Z",
                "chat.test:4433 sha256:00 2025-01-01T00:00:00Z",
                "chat.test:4433 F yesterday",
                "chat.test:4433 F 2025-01-01T00:00:00Z more",
            })
    void lineThatCannotBeReadIsNamed(String line) throws Exception {
        Files.createDirectories(hosts.path().getParent());
        Given.write(hosts.path(), "# comment\n" + line.replace("F", FINGERPRINT.toString()) + "\n");
        TlsFileException e = assertThrows(TlsFileException.class, hosts::entries);
        assertTrue(
                e.getMessage().startsWith(hosts.path() + ": line 2 is not `host:port fingerprint first-seen`: "),
                e.getMessage());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void linkToTheFileStaysALink() throws Exception {
        Path real = Given.write(directory.resolve("real"), "");
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        new KnownHosts(link).remember("chat.test", 4433, FINGERPRINT, Given.NOW);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(directory.resolve("real.lock")), "one lock, whatever name the file goes by");
        assertEquals(1, new KnownHosts(real).entries().size());
    }

    @Test
    void processesThatWriteAtOnceLoseNothing() throws Exception {
        int processes = 3;
        int each = 20;
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            hosts.path().toString(),
                            "w" + i,
                            String.valueOf(each))
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertTrue(writer.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, writer.exitValue());
        }
        assertEquals(processes * each, hosts.entries().size());
    }

    /** One of the processes. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            KnownHosts hosts = new KnownHosts(Path.of(arguments[0]));
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                hosts.remember(arguments[1] + "-" + i + ".test", 4433, FINGERPRINT, Given.NOW);
            }
        }
    }
}
