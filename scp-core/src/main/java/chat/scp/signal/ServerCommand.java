package chat.scp.signal;

import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Skipped;
import chat.scp.wire.MessageFrame;
import java.util.List;

/** What a server asks of one session of its. */
public sealed interface ServerCommand {
    /** Answers {@link ServerEvent.VerifierNeeded}: the account's verifier, or a decoy. §4.3 */
    record ProvideVerifier(ScramVerifier verifier, Bytes serverNonce) implements ServerCommand {}

    /** Lets the client in. §4.2 */
    record Admit(
            SessionId session,
            Name user,
            String displayName,
            long timeMillis,
            Bytes token,
            int tokenSeconds,
            List<ConversationState> conversations)
            implements ServerCommand {}

    record RefuseLogin(ErrorCode code, int retryAfterMillis, String text) implements ServerCommand {}

    /** Gives the client a new resumption token. §4.5 */
    record RotateToken(Bytes token, int seconds) implements ServerCommand {}

    /** Pushes a stored message, if the conversation is live and the window open. §6.5 */
    record Deliver(Name sender, MessageFrame message) implements ServerCommand {}

    /** Pushes that positions are skipped, under the rules of {@link Deliver}. */
    record DeliverSkipped(ConversationId conversation, int epoch, long first, long last, SkipReason reason)
            implements ServerCommand {}

    /** The message is durable. §6.1 */
    record AnswerStored(
            ConversationId conversation, MessageId id, Position position, long timeMillis, boolean duplicate)
            implements ServerCommand {}

    record AnswerRejected(ConversationId conversation, MessageId id, ErrorCode code, int retryAfterMillis)
            implements ServerCommand {}

    /** A part of the answer to a request, DONE or FAILED. §4.9 */
    record Reply(Scp2Pdu pdu) implements ServerCommand {}

    /** The whole answer to a FETCH; {@code live} is decided by the session. Items are frames or SKIPPED. §6.6 */
    record ReplyPage(Page page, List<PageItem> items) implements ServerCommand {}

    /** One entry of a page. */
    sealed interface PageItem {
        /** A stored message. */
        record Present(MessageFrame message) implements PageItem {}

        /** Positions that will not be delivered. */
        record Absent(Skipped skipped) implements PageItem {}
    }

    /** MEMBER, MARK, TYPING or PRESENCE of others, or KEYS of nobody. SCP/1 has none of them and drops it. */
    record Notify(Scp2Pdu pdu) implements ServerCommand {}

    /** The conversation as it stands now for this device, unasked; for a new one, delivery begins after {@code last}. §5.2 */
    record ShowConversation(Conversation conversation) implements ServerCommand {}

    /** The own part in the conversation is over. */
    record EndConversation(ConversationId conversation, Name who, ErrorCode code) implements ServerCommand {}

    record RelayInvite(InvitationId id, Name from, String displayName, ConversationId room, int timeoutMillis)
            implements ServerCommand {}

    record RelayRinging(InvitationId id, int timeoutMillis) implements ServerCommand {}

    record RelayAccept(InvitationId id, ConversationId conversation, Name peer) implements ServerCommand {}

    record RelayReject(InvitationId id, ErrorCode code) implements ServerCommand {}

    record RelayConfirm(InvitationId id, ConversationId conversation, Name originator) implements ServerCommand {}

    record RelayCancel(InvitationId id, ErrorCode code) implements ServerCommand {}

    /** The operator says something to people. §4.12 */
    record TellNotice(String text) implements ServerCommand {}

    /** §4.7 */
    record GoAway(ErrorCode code, int deadlineMillis, int retryAfterMillis, String address) implements ServerCommand {}

    /** §4.8 */
    record Close(ErrorCode code, int retryAfterMillis, String text) implements ServerCommand {}
}
