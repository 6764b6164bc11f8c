package chat.scp.pdu.v2;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Check;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import java.util.List;

/**
 * Answers a HELLO that was accepted: limits, capabilities, a token to resume with, and the state of each conversation of the HELLO. §7.1.4
 *
 * @param session names this session in logs of both sides
 * @param user the account that is logged in
 * @param timeMillis the server's clock, milliseconds since 1970 UTC
 * @param maxFrameBytes longest frame that the server accepts, header included
 * @param window how many unacknowledged deliveries the server will have under way
 * @param maxUnanswered how many sends and requests the client may have unanswered at a time
 * @param idleTimeoutMillis silence after which either side may take the session for dead
 * @param tokenSeconds how long the token is good for
 * @param conversationChannels size of the pool of conversation channels; 0: all on control
 * @param version the major version in use
 * @param displayName the display name that the server holds
 * @param agent name and version of the server program; for diagnostics
 * @param capabilities the agreed capabilities: a subset of the client's
 * @param proof SCRAM server-final-message; else empty
 * @param token single-use token for the next RESUME; empty: none
 * @param conversations one for each cursor of the HELLO, in its order
 */
public record Welcome(
        SessionId session,
        UserName user,
        long timeMillis,
        int maxFrameBytes,
        int window,
        int maxUnanswered,
        int idleTimeoutMillis,
        int tokenSeconds,
        int conversationChannels,
        int version,
        String displayName,
        String agent,
        List<Capability> capabilities,
        Bytes proof,
        Bytes token,
        List<ConversationState> conversations,
        Extensions extensions)
        implements Scp2Pdu {
    public Welcome {
        Check.u64("timeMillis", timeMillis);
        Check.u32("maxFrameBytes", maxFrameBytes);
        Check.u32("window", window);
        Check.u32("maxUnanswered", maxUnanswered);
        Check.u32("idleTimeoutMillis", idleTimeoutMillis);
        Check.u32("tokenSeconds", tokenSeconds);
        Check.u16("conversationChannels", conversationChannels);
        Check.u8("version", version);
        Check.text("displayName", displayName, 0xFF);
        Check.text("agent", agent, 0xFF);
        capabilities = Check.list("capabilities", capabilities);
        Check.size("proof", proof, 0xFFFF);
        Check.size("token", token, 0xFFFF);
        conversations = Check.list("conversations", conversations);
    }

    public Welcome(
            SessionId session,
            UserName user,
            long timeMillis,
            int maxFrameBytes,
            int window,
            int maxUnanswered,
            int idleTimeoutMillis,
            int tokenSeconds,
            int conversationChannels,
            int version,
            String displayName,
            String agent,
            List<Capability> capabilities,
            Bytes proof,
            Bytes token,
            List<ConversationState> conversations) {
        this(
                session,
                user,
                timeMillis,
                maxFrameBytes,
                window,
                maxUnanswered,
                idleTimeoutMillis,
                tokenSeconds,
                conversationChannels,
                version,
                displayName,
                agent,
                capabilities,
                proof,
                token,
                conversations,
                Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.WELCOME;
    }
}
