package chat.scp.client.gui;

import chat.scp.client.ServerAddress;
import chat.scp.pdu.Name;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where things are kept. The window is a device of its own, so it may run beside the terminal client. */
record Places(Path root) {
    /** {@code $XDG_STATE_HOME/scp} where that is set, else {@code ~/.scp}. */
    static Places usual() {
        String state = System.getenv("XDG_STATE_HOME");
        return state != null && Path.of(state).isAbsolute()
                ? new Places(Path.of(state, "scp"))
                : new Places(Path.of(System.getProperty("user.home"), ".scp"));
    }

    /** The certificates that the user accepted; other programs share it. */
    Path knownServers() {
        return root.resolve("known-servers");
    }

    Path settings() {
        return root.resolve("window.properties");
    }

    /** Device, token and outbox of an account. */
    Path account(ServerAddress server, Name user) {
        String host = URLEncoder.encode(server.host() + "_" + server.port(), StandardCharsets.UTF_8);
        String name = URLEncoder.encode(user.text(), StandardCharsets.UTF_8);
        return root.resolve("window").resolve(host).resolve(name);
    }
}
