package chat.scp.signal;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Relation;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Scp2Pdu;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client session tells its application, in order. */
public sealed interface ClientEvent {
    /** The session needs the SCRAM key of the password; deriving it takes long, so the application does. §4.3 */
    record KeyNeeded(Bytes salt, int iterations) implements ClientEvent {}

    /**
     * Logged in.
     *
     * @param version the major version in use
     * @param downgraded whether the client would rather have spoken a newer one
     * @param resumed whether it goes on from where an earlier link ended
     */
    record Online(
            Name user,
            String displayName,
            int version,
            boolean downgraded,
            boolean resumed,
            List<Capability> capabilities,
            long serverTimeMillis,
            String serverAgent)
            implements ClientEvent {}

    /** Not let in; the session is over, or with RESUME_REFUSED waits for another link. §4.2 */
    record LoginRefused(ErrorCode code, int retryAfterMillis, List<Mechanism> mechanisms, String text)
            implements ClientEvent {}

    /** A token to resume with after a restart of the application. §4.5 */
    record TokenReceived(Bytes token, int seconds) implements ClientEvent {}

    /** The link is gone; the session waits for another one and keeps what is not answered. */
    record Offline(CloseReason reason) implements ClientEvent {}

    /** The session is over; nothing follows. */
    record Closed(CloseReason reason) implements ClientEvent {}

    /** The server will close: a new link should be made, to {@code address} unless that is empty. §4.7 */
    record GoingAway(ErrorCode code, int deadlineMillis, int retryAfterMillis, String address) implements ClientEvent {}

    /** The server passed the invitation on. */
    record InvitationRinging(InvitationId id, int timeoutMillis) implements ClientEvent {}

    record InvitationReceived(InvitationId id, Name from, String displayName, ConversationId room, int timeoutMillis)
            implements ClientEvent {}

    /** The three-way handshake is through; the conversation is open. §5.1 */
    record InvitationConfirmed(InvitationId id, ConversationId conversation) implements ClientEvent {}

    /** Rejected, cancelled, timed out, or answered on another device (NONE). */
    record InvitationEnded(InvitationId id, ErrorCode code) implements ClientEvent {}

    /** A conversation that this session did not know; SCP/1 gives no details. */
    record ConversationOpened(
            ConversationId conversation,
            Name peer,
            @Nullable Conversation details) implements ClientEvent {}

    record ConversationChanged(Conversation details) implements ClientEvent {}

    /** The own part in it is over. */
    record ConversationEnded(ConversationId conversation, ErrorCode code) implements ClientEvent {}

    record MemberChanged(Member change) implements ClientEvent {}

    /** A message, each once and in the conversation's order; SCP/1 gives no position, id or time. §6.3 */
    record MessageReceived(
            ConversationId conversation,
            Position position,
            MessageId id,
            long timeMillis,
            Name sender,
            Body body,
            @Nullable Relation relation,
            long expiresAtMillis)
            implements ClientEvent {}

    /** These positions will not come. §6.3 */
    record PositionsSkipped(ConversationId conversation, int epoch, long first, long last, SkipReason reason)
            implements ClientEvent {}

    /** The log was lost or replaced: positions begin anew. §6.2 */
    record LogReset(ConversationId conversation, int epoch, long last) implements ClientEvent {}

    record SendEnded(ConversationId conversation, MessageId id, SendOutcome outcome) implements ClientEvent {}

    /** How far somebody else, or another own device, is. §6.4 */
    record Marked(ConversationId conversation, Name user, MarkKind kind, Position position) implements ClientEvent {}

    record TypingShown(ConversationId conversation, Name user, boolean active, int ttlMillis) implements ClientEvent {}

    record PresenceShown(Name user, PresenceStatus status, String text, int ttlMillis) implements ClientEvent {}

    /** A part of the answer to {@link ClientCommand.Ask}. */
    record AnswerPart(long tag, Scp2Pdu part) implements ClientEvent {}

    record AnswerDone(long tag, long next) implements ClientEvent {}

    /** Refused; LINK_LOST: the link went before the answer came. */
    record AnswerFailed(long tag, ErrorCode code, int retryAfterMillis, String text) implements ClientEvent {}

    /** The server holds no key package of this device that it could give out only once: time to publish. §6.10-8 */
    record KeysNeeded() implements ClientEvent {}

    /** The server tells something in text: its operator (§4.12), or with SCP/1 a complaint about a PDU (§10.5). */
    record NoticeReceived(ErrorCode code, String text) implements ClientEvent {}
}
