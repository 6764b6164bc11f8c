package chat.scp.client.cli;

import chat.scp.client.ServerAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the program keeps things: servers that were accepted, and for each account its device and outbox. */
record ChatHome(Path directory) {
    /** {@code $XDG_STATE_HOME/scp} where that is set, else {@code ~/.scp}. */
    static ChatHome usual(Map<String, String> environment, String userHome) {
        String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
        boolean given = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
        return new ChatHome(given ? Path.of(xdg, "scp") : Path.of(userHome, ".scp"));
    }

    Path knownServers() {
        return directory.resolve("known-servers");
    }

    /** Of one account on one server. */
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
