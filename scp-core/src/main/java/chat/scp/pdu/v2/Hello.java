package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Check;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import java.util.List;

/**
 * Opens a session: who, from which device, with which proof, which capabilities, and where each conversation stood. §7.1.1
 *
 * @param device the device, 128 random bits that the client keeps
 * @param user the account; zeros when the credential names it
 * @param maxFrameBytes longest frame that the client accepts, header included
 * @param window how many unacknowledged deliveries the client accepts
 * @param lowestVersion lowest major version that the client speaks
 * @param highestVersion highest major version that the client speaks
 * @param mechanism the login mechanism in use
 * @param displayName the name to show to people; may be empty
 * @param agent name and version of the client program; for diagnostics
 * @param mechanisms every mechanism that the client would use, best first
 * @param capabilities what the client can do
 * @param credential SCRAM client-first-message, or token; empty for OPEN
 * @param cursors for each conversation that the client holds: the last position in its hands
 */
public record Hello(
        DeviceId device,
        UserName user,
        int maxFrameBytes,
        int window,
        int lowestVersion,
        int highestVersion,
        Mechanism mechanism,
        String displayName,
        String agent,
        List<Mechanism> mechanisms,
        List<Capability> capabilities,
        Bytes credential,
        List<Cursor> cursors,
        Extensions extensions)
        implements Scp2Pdu {
    public Hello {
        Check.u32("maxFrameBytes", maxFrameBytes);
        Check.u32("window", window);
        Check.u8("lowestVersion", lowestVersion);
        Check.u8("highestVersion", highestVersion);
        Check.text("displayName", displayName, 0xFF);
        Check.text("agent", agent, 0xFF);
        mechanisms = Check.list("mechanisms", mechanisms);
        capabilities = Check.list("capabilities", capabilities);
        Check.size("credential", credential, 0xFFFF);
        cursors = Check.list("cursors", cursors);
    }

    public Hello(
            DeviceId device,
            UserName user,
            int maxFrameBytes,
            int window,
            int lowestVersion,
            int highestVersion,
            Mechanism mechanism,
            String displayName,
            String agent,
            List<Mechanism> mechanisms,
            List<Capability> capabilities,
            Bytes credential,
            List<Cursor> cursors) {
        this(
                device,
                user,
                maxFrameBytes,
                window,
                lowestVersion,
                highestVersion,
                mechanism,
                displayName,
                agent,
                mechanisms,
                capabilities,
                credential,
                cursors,
                Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.HELLO;
    }
}
