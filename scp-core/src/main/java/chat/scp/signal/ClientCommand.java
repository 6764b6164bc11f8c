package chat.scp.signal;

import chat.scp.auth.SaltedPassword;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Relation;
import chat.scp.pdu.v2.Scp2Pdu;
import org.jspecify.annotations.Nullable;

/** What an application asks of a client session. Identifiers are made by the application. */
public sealed interface ClientCommand {
    /** Answers {@link ClientEvent.KeyNeeded}. */
    record ProvideKey(SaltedPassword key) implements ClientCommand {}

    /** Invites a user to a direct conversation, or to {@code room} unless that is NONE. §5.1 */
    record Invite(InvitationId id, Name user, ConversationId room, int timeoutMillis) implements ClientCommand {}

    record AcceptInvitation(InvitationId id) implements ClientCommand {}

    record RejectInvitation(InvitationId id) implements ClientCommand {}

    record CancelInvitation(InvitationId id) implements ClientCommand {}

    /** Sends a message; ends in one {@link ClientEvent.SendEnded}. 0 in {@code expiresAtMillis}: never. §6.1 */
    record Send(
            ConversationId conversation,
            MessageId id,
            Body body,
            @Nullable Relation relation,
            long expiresAtMillis) implements ClientCommand {
        public Send(ConversationId conversation, MessageId id, Body body) {
            this(conversation, id, body, null, 0);
        }
    }

    /** Everything up to here is safe in the application's hands, or read by the user. §6.4 */
    record Mark(ConversationId conversation, MarkKind kind, Position position) implements ClientCommand {}

    record ShowTyping(ConversationId conversation, boolean active) implements ClientCommand {}

    record ShowPresence(PresenceStatus status, String text) implements ClientCommand {}

    /**
     * Asks the server for something; its number is filled in by the session. Answers carry the tag.
     * §4.9
     */
    record Ask(long tag, Scp2Pdu.Request request) implements ClientCommand {}

    /** Leaves a conversation; in SCP/1 this ends the session, as its programs do. §5.2, §10.3 */
    record Leave(long tag, ConversationId conversation) implements ClientCommand {}

    /** Ends the session in good order. §4.8 */
    record Close(ErrorCode code) implements ClientCommand {}
}
