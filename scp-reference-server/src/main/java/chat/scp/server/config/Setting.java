package chat.scp.server.config;

import java.util.Locale;

/**
 * A key of the configuration.
 *
 * @param name as in the file; a dot leads into a group
 * @param kind what it takes
 * @param usual what holds when nobody says otherwise
 * @param effect when a change is heeded
 * @param meaning for the document
 */
public record Setting<T>(String name, Kind<T> kind, T usual, Effect effect, String meaning) {
    /** When a changed value takes effect. */
    public enum Effect {
        /** When the server starts. */
        START,
        /** When it is told to read its configuration again (SIGHUP), too. */
        RELOAD
    }

    /** The variable of the environment: {@code limits.roomMembers} is {@code SCP_LIMITS_ROOM_MEMBERS}. */
    public String variable() {
        return "SCP_"
                + name.replace('.', '_')
                        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT);
    }
}
