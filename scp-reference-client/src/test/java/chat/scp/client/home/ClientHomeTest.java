package chat.scp.client.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.ServerAddress;
import chat.scp.client.storage.FileState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the programs keep things. */
class ClientHomeTest {
    private static final ServerAddress SERVER = ServerAddress.of("localhost");

    @TempDir
    Path dir;

    @Test
    void accountsAreKeptApart() {
        ClientHome home = new ClientHome(dir);
        Set<Path> all = new HashSet<>();
        for (String server : List.of("a", "b", "a:99", "[::1]:99")) {
            for (String user : List.of("../../x", "x", "X y")) {
                Path its = home.account(ServerAddress.of(server), user);
                assertTrue(its.normalize().startsWith(dir), its.toString());
                assertTrue(all.add(its));
            }
        }
    }

    @Test
    void allProgramsAreTheSameDeviceButNotAtTheSameTime() throws Exception {
        ClientHome home = new ClientHome(dir);
        Path shared = home.account(SERVER, "alice", "terminal");
        assertEquals(shared, home.account(SERVER, "alice", "window"));
        Files.createDirectories(shared);
        FileState terminal = FileState.open(shared.resolve(FileState.FILE_NAME));
        assertEquals(shared.resolve("window"), home.account(SERVER, "alice", "window"));
        terminal.close();
        assertEquals(shared, home.account(SERVER, "alice", "window"));
    }

    @Test
    void theEnvironmentMaySayWhere() {
        assertEquals(new ClientHome(Path.of("/home/me/.scp")), ClientHome.usual(Map.of(), "/home/me"));
        assertEquals(
                new ClientHome(Path.of("/state/scp")),
                ClientHome.usual(Map.of("XDG_STATE_HOME", "/state"), "/home/me"));
        assertEquals(
                new ClientHome(Path.of("/home/me/.scp")),
                ClientHome.usual(Map.of("XDG_STATE_HOME", "not/absolute"), "/home/me"));
    }
}
