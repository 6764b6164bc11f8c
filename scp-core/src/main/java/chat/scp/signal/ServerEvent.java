package chat.scp.signal;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.wire.MessageFrame;
import java.util.List;

/** What one session of a server tells the server, in order. */
public sealed interface ServerEvent {
    /** A SCRAM login waits for the account's verifier. §4.3 */
    record VerifierNeeded(Name user) implements ServerEvent {}

    /**
     * A login waits to be admitted or refused. SCRAM has proved the name by now; OPEN proves
     * nothing; TOKEN and RESUME are for the server to check. §4.2
     *
     * @param window how many deliveries will be under way at most: what decides RESUMED or BEHIND
     */
    record LoginOffered(
            Name user,
            DeviceId device,
            Mechanism mechanism,
            Bytes credential,
            int version,
            String displayName,
            String agent,
            int window,
            List<Cursor> cursors)
            implements ServerEvent {}

    /** The proof was wrong: what a throttle counts. */
    record LoginFailed(Name user, ErrorCode code) implements ServerEvent {}

    record InviteSent(InvitationId id, Name user, ConversationId room, int timeoutMillis) implements ServerEvent {}

    record InviteAccepted(InvitationId id) implements ServerEvent {}

    record InviteRejected(InvitationId id, ErrorCode code) implements ServerEvent {}

    record InviteConfirmed(InvitationId id, ConversationId conversation) implements ServerEvent {}

    record InviteCancelled(InvitationId id, ErrorCode code) implements ServerEvent {}

    /** A message to be stored; one {@code AnswerStored} or {@code AnswerRejected} ends it. §6.1 */
    record MessageOffered(MessageFrame message) implements ServerEvent {}

    record Marked(ConversationId conversation, MarkKind kind, Position position) implements ServerEvent {}

    record TypingShown(ConversationId conversation, boolean active, int counter, int ttlMillis)
            implements ServerEvent {}

    record PresenceShown(PresenceStatus status, String text, int counter, int ttlMillis) implements ServerEvent {}

    /** A request; parts and one DONE or FAILED answer it. REGISTER may come before the login. §4.9 */
    record Requested(Scp2Pdu.Request request) implements ServerEvent {}

    /** The session is over; nothing follows. */
    record Closed(CloseReason reason) implements ServerEvent {}
}
