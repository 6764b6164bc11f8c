package chat.scp.dialect;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Check;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Name;
import java.util.List;

/**
 * What a client session is to be, and its limits.
 *
 * @param user the account; a name of SCP/1 for a client of SCP/1
 * @param device kept by the application for ever
 * @param credential how to log in
 * @param resumeToken from an earlier run; empty: none
 * @param displayName the name to show; may be empty
 * @param agent name and version of the program
 * @param capabilities what the application can do
 * @param cursors where each conversation stood in an earlier run; empty: the application holds none
 * @param limits how much of everything
 * @param newestVersion the newest version to speak: 1 or 2
 */
public record ClientConfig(
        Name user,
        DeviceId device,
        Credential credential,
        Bytes resumeToken,
        String displayName,
        String agent,
        List<Capability> capabilities,
        List<Cursor> cursors,
        ClientLimits limits,
        int newestVersion) {
    public ClientConfig {
        Check.text("displayName", displayName, 0xFF);
        Check.text("agent", agent, 0xFF);
        Check.size("resumeToken", resumeToken, 0xFFFF);
        capabilities = List.copyOf(capabilities);
        cursors = List.copyOf(cursors);
        if (newestVersion != 1 && newestVersion != 2) {
            throw new IllegalArgumentException("newestVersion must be 1 or 2, but is " + newestVersion);
        }
    }

    /** With every capability, the usual limits, and SCP/2. */
    public static ClientConfig of(Name user, DeviceId device, Credential credential) {
        return new ClientConfig(
                user,
                device,
                credential,
                Bytes.EMPTY,
                "",
                "scp-java",
                List.copyOf(Capability.registered()),
                List.of(),
                ClientLimits.USUAL,
                2);
    }

    public ClientConfig withLimits(ClientLimits other) {
        return new ClientConfig(
                user, device, credential, resumeToken, displayName, agent, capabilities, cursors, other, newestVersion);
    }

    public ClientConfig withResumeToken(Bytes token) {
        return new ClientConfig(
                user, device, credential, token, displayName, agent, capabilities, cursors, limits, newestVersion);
    }

    public ClientConfig withNewestVersion(int version) {
        return new ClientConfig(
                user, device, credential, resumeToken, displayName, agent, capabilities, cursors, limits, version);
    }

    /** Goes on from an earlier run of the application. §4.5 */
    public ClientConfig withCursors(List<Cursor> earlier) {
        return new ClientConfig(
                user,
                device,
                credential,
                resumeToken,
                displayName,
                agent,
                capabilities,
                earlier,
                limits,
                newestVersion);
    }
}
