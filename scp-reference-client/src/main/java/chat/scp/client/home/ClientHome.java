package chat.scp.client.home;

import chat.scp.client.ServerAddress;
import chat.scp.client.storage.FileState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the programs keep things: servers that were accepted, and for each account its device and outbox. All of them are
 * the same device of an account, one at a time; who comes while another one runs is a device of his own.
 */
public record ClientHome(Path directory) {
    /** {@code $XDG_STATE_HOME/scp} where that is set, else {@code ~/.scp}. */
    public static ClientHome usual() {
        return usual(System.getenv(), System.getProperty("user.home"));
    }

    static ClientHome usual(Map<String, String> environment, String userHome) {
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        boolean given = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
        return new ClientHome(given ? Path.of(xdg, "scp") : Path.of(userHome, ".scp"));
    }

    public Path knownServers() {
        return directory.resolve("known-servers");
    }

    /** How the window looks. */
    public Path windowSettings() {
        return directory.resolve("window.properties");
    }

    /** Of one account on one server, for a program; where another program has it just now, a place of this program's own. */
    public Path account(ServerAddress server, String user, String program) throws IOException {
        Path shared = account(server, user);
        return FileState.isInUse(shared) ? shared.resolve(program) : shared;
    }

    /** What the programs share of an account. */
    Path account(ServerAddress server, String user) {
        String where = server.host().toLowerCase(Locale.ROOT) + "_" + server.port();
        return directory.resolve("accounts").resolve(fileName(where)).resolve(fileName(user));
    }

    /** A name of SCP/1 may hold anything. */
    private static String fileName(String name) {
        StringBuilder safe = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
            boolean dot = c == '.' && safe.length() > 0;
            safe.append(plain || dot ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return safe.toString();
    }
}
