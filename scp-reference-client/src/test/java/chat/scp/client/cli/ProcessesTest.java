package chat.scp.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.scp.client.RunningProgram;
import chat.scp.server.ServerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Server and terminal clients as a user starts them: each in a process of its own. */
@Timeout(240)
class ProcessesTest {
    @TempDir
    Path dir;

    private final List<RunningProgram> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(RunningProgram::close);
    }

    @Test
    void whatWaitsInTheOutboxLeavesAfterTheProgramWasKilledAndTheServerIsBack() throws Exception {
        RunningProgram server = server(0);
        String told = server.await("listening on ");
        int port = Integer.parseInt(told.substring(told.lastIndexOf(':') + 1));
        RunningProgram bob = chat("bob", port);
        bob.await("Online as bob");
        RunningProgram alice = chat("alice", port);
        alice.await("Online as alice");
        alice.type("/chat bob");
        bob.await("alice asks you for a chat");
        bob.type("/accept");
        alice.await("Now in a chat with bob");
        alice.type("before");
        bob.await("#1 alice: before");

        server.kill();
        alice.type("while it was away");
        alice.await("alice: while it was away");
        alice.kill();
        server(port).await("listening on ");
        bob.await("Back online as bob");
        RunningProgram again = chat("alice", port);
        again.await("nline as alice");
        bob.await("#2 alice: while it was away");
        again.type("/chat bob", "once more");
        bob.await("#3 alice: once more");

        bob.type("/quit");
        assertEquals(0, bob.end());
        assertEquals(0, again.end());
        assertEquals(
                1,
                bob.told().stream()
                        .filter(line -> line.contains("while it was away"))
                        .count());
    }

    @Test
    void aRequestToEndIsFollowedInGoodOrder() throws Exception {
        RunningProgram server = server(0);
        String told = server.await("listening on ");
        int port = Integer.parseInt(told.substring(told.lastIndexOf(':') + 1));
        RunningProgram alice = chat("alice", port);
        alice.await("Online as alice");
        alice.terminate();
        assertFalse(alice.rest().toString().contains("Exception"), "it logs out, and says nothing of its insides");
    }

    private RunningProgram server(int port) throws IOException {
        return start(
                ServerMain.class,
                "--open",
                "--set",
                "engine=kwik",
                "--set",
                "limits.idle=2 s", // else it takes a minute to be missed
                "--data",
                dir.resolve("server").toString(),
                "--listen",
                "127.0.0.1:" + port);
    }

    private RunningProgram chat(String name, int port) throws IOException {
        return start(
                ChatMain.class,
                name,
                "127.0.0.1:" + port,
                "--insecure",
                "--data",
                dir.resolve(name).toString());
    }

    private RunningProgram start(Class<?> program, String... arguments) throws IOException {
        RunningProgram running = RunningProgram.start(program, arguments);
        started.add(running);
        return running;
    }
}
