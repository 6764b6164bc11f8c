package chat.scp.client.model;

import chat.scp.pdu.ConversationId;

/**
 * Something in a model is not as it was; the model says how it is now.
 *
 * @param conversation which one; NONE: none, or several
 */
public record Change(Kind kind, ConversationId conversation) {
    /** What to look at anew. */
    public enum Kind {
        /** {@link ChatModel#connection}. */
        CONNECTION,
        /** The list of conversations: which there are, their titles, order, unread counts. */
        CONVERSATIONS,
        /** The messages of a conversation. */
        MESSAGES,
        /** Who is in a conversation. */
        MEMBERS,
        /** Who writes in a conversation. */
        TYPING,
        PRESENCE,
        INVITATIONS,
        NOTICES
    }
}
