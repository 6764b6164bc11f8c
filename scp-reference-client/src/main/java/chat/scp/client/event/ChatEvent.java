package chat.scp.client.event;

import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Relation;
import chat.scp.pdu.Role;
import chat.scp.pdu.SkipReason;
import chat.scp.signal.SendOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells its listeners. Events of one conversation come one after the other and in order;
 * those of different conversations, and those of none, come independently of each other.
 */
public sealed interface ChatEvent {
    /** The conversation that it is about; NONE: no single one. */
    default ConversationId conversation() {
        return ConversationId.NONE;
    }

    /**
     * Of several events with equal keys that a slow listener has not taken yet, only the last counts;
     * null: each counts.
     */
    default @Nullable Object supersedes() {
        return null;
    }

    /** What the last event of a kind about somebody supersedes. */
    record About(Name user, Object kind) {}

    record StateChanged(ConnectionState state) implements ChatEvent {}

    /** The user is in this conversation; comes before everything that others do in it. */
    record ConversationOpened(ConversationInfo info) implements ChatEvent {
        @Override
        public ConversationId conversation() {
            return info.id();
        }
    }

    record ConversationChanged(ConversationInfo info) implements ChatEvent {
        @Override
        public ConversationId conversation() {
            return info.id();
        }

        @Override
        public Object supersedes() {
            return ConversationChanged.class;
        }
    }

    /** The own part in it is over; NONE: left. */
    record ConversationEnded(ConversationId conversation, ErrorCode code) implements ChatEvent {}

    /** Somebody joined, left, was put out, or got another role. */
    record MemberChanged(
            ConversationId conversation, Name user, Name by, MemberChange change, Role role, String displayName)
            implements ChatEvent {}

    /** A message, each once and in the conversation's order; own ones of other devices too. */
    record MessageReceived(ChatMessage message) implements ChatEvent {
        @Override
        public ConversationId conversation() {
            return message.conversation();
        }
    }

    /** These positions will not come. */
    record MessagesSkipped(ConversationId conversation, int epoch, long first, long last, SkipReason reason)
            implements ChatEvent {}

    /** The server's log was lost or replaced; positions known so far name nothing any more. */
    record LogReset(ConversationId conversation, int epoch) implements ChatEvent {}

    /**
     * The outbox took a message of this device; one {@link SendEnded} follows. What an earlier run left is told
     * before the first connection, and so before the conversation is opened.
     */
    record SendQueued(
            ConversationId conversation,
            MessageId id,
            Body body,
            @Nullable Relation relation,
            long timeMillis) implements ChatEvent {}

    record SendEnded(ConversationId conversation, MessageId id, SendOutcome outcome) implements ChatEvent {}

    /** How far somebody's device got ({@code DELIVERED}) or a person read; one's own name: on another device. */
    record Marked(ConversationId conversation, Name user, MarkKind kind, Position position) implements ChatEvent {
        @Override
        public Object supersedes() {
            return new About(user, kind);
        }
    }

    /** Somebody began to write, or does not any more. */
    record TypingChanged(ConversationId conversation, Name user, boolean active) implements ChatEvent {
        @Override
        public Object supersedes() {
            return new About(user, TypingChanged.class);
        }
    }

    record PresenceChanged(Name user, PresenceStatus status, String text) implements ChatEvent {
        @Override
        public Object supersedes() {
            return new About(user, PresenceChanged.class);
        }
    }

    /** Somebody asks for a chat, or into {@code room} unless that is NONE. */
    record InvitationReceived(InvitationId id, Name from, String displayName, ConversationId room, int timeoutMillis)
            implements ChatEvent {}

    /** The other person is being asked. */
    record InvitationRinging(InvitationId id, int timeoutMillis) implements ChatEvent {}

    record InvitationConfirmed(InvitationId id, ConversationId opened) implements ChatEvent {}

    /** Rejected, cancelled, timed out, or answered on another device (NONE). */
    record InvitationEnded(InvitationId id, ErrorCode code) implements ChatEvent {}

    /** The server has no key package of this device that it could give out once: time to publish some. §6.10 */
    record KeysNeeded() implements ChatEvent {}

    /** The server tells something in words, as its operator's notice. §4.12 */
    record NoticeReceived(ErrorCode code, String text) implements ChatEvent {}

    /** This listener was so slow that so many events other than messages were dropped: look anew at what matters. */
    record EventsLost(ConversationId conversation, long count) implements ChatEvent {}

    /** Something kept on disk could not be written or read; what it means is in the sentence. */
    record StorageFailed(String sentence) implements ChatEvent {}

    /** Whether it may be dropped when a listener is too slow: messages may not. */
    default boolean mayBeLost() {
        return !(this instanceof MessageReceived || this instanceof MessagesSkipped || this instanceof LogReset);
    }
}
