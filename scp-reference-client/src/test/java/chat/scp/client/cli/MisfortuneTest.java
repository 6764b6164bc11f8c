package chat.scp.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.TestServer;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.server.service.Limits;
import chat.scp.server.service.Registration;
import chat.scp.server.service.ServiceConfig;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bad luck and mistakes: for each one sentence that says what to do, and an exit status. */
@Timeout(180)
class MisfortuneTest {
    @TempDir
    Path dir;

    private Path home;
    private final List<TestServer> servers = new ArrayList<>();

    @BeforeEach
    void home() {
        home = dir.resolve("home");
    }

    @AfterEach
    void stop() {
        servers.forEach(TestServer::close);
    }

    private TestServer server(ServiceConfig service) throws Exception {
        TestServer server = new TestServer(Files.createTempDirectory(dir, "server"), service);
        servers.add(server);
        return server;
    }

    private static String at(TestServer server) {
        return "localhost:" + server.port();
    }

    /** It ends with this status, and its one complaint holds each of these. */
    private void fails(Program program, int status, String... words) throws Exception {
        try (program) {
            String complained = program.status() + " " + program.complained();
            assertEquals(status, program.status(), complained);
            assertEquals(1, program.complained().lines().count(), complained);
            for (String word : words) {
                assertTrue(complained.contains(word), "no \"" + word + "\" in: " + complained);
            }
        }
    }

    private Program chat(TestServer server, String name, String... more) throws Exception {
        List<String> all = new ArrayList<>(
                List.of(name, at(server), "--trust", server.fingerprint().toString()));
        all.addAll(List.of(more));
        return Program.start(home, all.toArray(new String[0]));
    }

    @Test
    void theWrongPassword() throws Exception {
        TestServer server = server(TestServer.SERVICE);
        Path right = Files.writeString(dir.resolve("right"), "open sesame\n");
        Path wrong = Files.writeString(dir.resolve("wrong"), "open barley\n");
        try (Program made = chat(server, "alice", "--register", "--password-file", right.toString())) {
            made.awaitLine("Online as alice");
            assertEquals(0, made.end(), made.complained());
        }
        Path elsewhere = home;
        home = dir.resolve("another machine");
        fails(
                chat(server, "alice", "--password-file", wrong.toString()),
                ExitStatus.NO_PERMISSION,
                "name alice or the password is wrong; check both");
        fails(
                chat(server, "alice"),
                ExitStatus.NO_PERMISSION,
                "alice has a password at " + at(server),
                "--password-file FILE");
        fails(
                chat(server, "alice", "--register", "--password-file", right.toString()),
                ExitStatus.NO_PERMISSION,
                "alice has an account at " + at(server) + " already: log in without --register");
        home = elsewhere;
        try (Program again = chat(server, "alice", "--password").type("open sesame")) {
            again.awaitLine("nline as alice");
            assertFalse(again.told().contains("sesame"));
        }
    }

    @Test
    void aServerThatWantsAPasswordOrMakesNoAccounts() throws Exception {
        TestServer server = server(TestServer.SERVICE.withOpen(false).withRegistration(Registration.CLOSED, Set.of()));
        fails(
                chat(server, "alice"),
                ExitStatus.NO_PERMISSION,
                "lets nobody in by name alone: give the password of alice with --password or --password-file FILE");
        Path secret = Files.writeString(dir.resolve("secret"), "open sesame\n");
        fails(
                chat(server, "alice", "--register", "--password-file", secret.toString()),
                ExitStatus.NO_PERMISSION,
                "The server makes no accounts, or not with this invitation code; ask its operator.");
        fails(
                chat(server, "alice", "--password-file", dir.resolve("nowhere").toString()),
                ExitStatus.NO_INPUT,
                "The password cannot be read from");
    }

    @Test
    void anUnknownHost() throws Exception {
        fails(
                Program.start(home, "alice", "no-such-host.invalid"),
                ExitStatus.NO_HOST,
                "There is no host no-such-host.invalid; check the name");
    }

    @Test
    void noServerThere() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            fails(
                    Program.start(home, "alice", "127.0.0.1:" + silent.getLocalPort()),
                    ExitStatus.UNAVAILABLE,
                    "No server answers at 127.0.0.1:" + silent.getLocalPort() + "; check address and port");
        }
    }

    @Test
    void anUnknownCertificate() throws Exception {
        TestServer server = server(TestServer.SERVICE);
        fails(
                Program.start(home, "alice", at(server)),
                ExitStatus.NO_PERMISSION,
                "was never seen here",
                "add: --trust " + server.fingerprint());
        assertEquals(List.of(), new KnownHosts(home.resolve("known-servers")).entries());
    }

    @Test
    void anotherCertificateThanBefore() throws Exception {
        TestServer server = server(TestServer.SERVICE);
        Fingerprint other = Fingerprint.of(ServerIdentities.selfSigned(Files.createDirectory(dir.resolve("other")))
                .leaf());
        new KnownHosts(home.resolve("known-servers")).remember("localhost", server.port(), other, Instant.now());
        fails(
                Program.start(home, "alice", at(server)),
                ExitStatus.NO_PERMISSION,
                "shows another certificate than before",
                "Ask its operator",
                server.fingerprint().toString());
        fails(
                Program.start(home, "alice", at(server), "--trust", other.toString()),
                ExitStatus.NO_PERMISSION,
                "has another certificate than the one given with --trust; ask its operator");
    }

    @Test
    void aKnownServerIsNotAskedAbout() throws Exception {
        TestServer server = server(TestServer.SERVICE);
        new KnownHosts(home.resolve("known-servers"))
                .remember("localhost", server.port(), server.fingerprint(), Instant.now());
        try (Program alice = Program.start(home, "alice", at(server))) {
            alice.awaitLine("Online as alice");
        }
    }

    @Test
    void aFullServer() throws Exception {
        TestServer server = server(TestServer.SERVICE.withLimits(Limits.USUAL.withSessionsPerAddress(1)));
        try (Program first = chat(server, "alice")) {
            first.awaitLine("Online as alice");
            fails(chat(server, "bob"), ExitStatus.UNAVAILABLE, "is full; try again later, or ask its operator");
        }
    }

    @Test
    void noVersionInCommon() throws Exception {
        TestServer server = server(TestServer.SERVICE.withOpen(false)); // and so without SCP/1
        fails(chat(server, "alice", "--scp1"), ExitStatus.PROTOCOL, "speaks no version of SCP that was asked for");
    }

    @Test
    void aNameThatIsOnlineAlready() throws Exception {
        TestServer server = server(TestServer.SERVICE);
        try (Program first = chat(server, "alice")) {
            first.awaitLine("Online as alice");
            fails(chat(server, "alice"), ExitStatus.NO_PERMISSION, "The name alice is taken");
            home = dir.resolve("another machine");
            fails(
                    chat(server, "alice"),
                    ExitStatus.NO_PERMISSION,
                    "The name alice is taken at " + at(server)
                            + ": choose another one, or go on where it is used."
                            + " (The server says: somebody is online under this name.)");
        }
    }

    @Test
    void aNameThatWasOnlineIsKeptForItsDeviceAWhile() throws Exception {
        TestServer server = server(TestServer.SERVICE);
        Path usual = home;
        try (Program first = chat(server, "alice")) {
            first.awaitLine("Online as alice");
        }
        home = dir.resolve("another machine");
        fails(chat(server, "alice"), ExitStatus.NO_PERMISSION, "kept for the device that was, for another 10 min");
        home = usual;
        try (Program again = chat(server, "alice")) {
            again.awaitLine("Back online as alice");
        }
    }

    @Test
    void somebodyWhoIsAwayOrUnknown() throws Exception {
        TestServer server = server(withShortInvitations());
        try (Program bob = chat(server, "bob")) {
            bob.awaitLine("Online as bob");
        }
        Program alice = chat(server, "alice").type("/chat bob", "/quit");
        fails(alice, ExitStatus.TEMPORARY, "bob is away or did not answer; try again later.");
        Program again = chat(server, "alice").type("/chat bobb", "/quit");
        fails(again, ExitStatus.NO_USER, "Nobody is called bobb here; check the name");
    }

    private static ServiceConfig withShortInvitations() {
        ServiceConfig usual = TestServer.SERVICE;
        return new ServiceConfig(
                usual.open(),
                usual.registration(),
                usual.invitationCodes(),
                usual.iterations(),
                usual.tokenLife(),
                usual.openTokenLife(),
                Duration.ofSeconds(1),
                usual.confirmTimeout(),
                usual.scp1Grace(),
                usual.pageMessages(),
                usual.pageBytes(),
                usual.typingMembers(),
                usual.markMembers(),
                usual.limits(),
                usual.rates(),
                usual.retention());
    }

    @Test
    void aWrongCommandLine() throws Exception {
        fails(Program.start(home, "alice"), ExitStatus.USAGE, "HOST[:PORT]", "--help");
        fails(Program.start(home, "alice", "localhost:99999"), ExitStatus.USAGE, "a port is from 1 to 65535");
        fails(Program.start(home, "Alice Cooper", "localhost"), ExitStatus.USAGE, "a name is 1 to 32 of a-z");
        fails(Program.start(home, "alice", "localhost", "--trust", "abc"), ExitStatus.USAGE, "fingerprint");
        fails(Program.start(home, "alice", "localhost", "--insecure", "--trust", "abc"), ExitStatus.USAGE, "exclusive");
        fails(
                Program.start(home, "alice", "localhost", "--scp1", "--password")
                        .type("secret"),
                ExitStatus.USAGE,
                "SCP/1 knows neither passwords nor accounts");
        Path empty = Files.createFile(dir.resolve("empty.pem"));
        fails(
                Program.start(home, "alice", "localhost", "--ca", empty.toString()),
                ExitStatus.NO_INPUT,
                "expected certificates of authorities");
    }
}
