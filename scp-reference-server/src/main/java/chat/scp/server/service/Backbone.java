package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Appended;
import chat.scp.server.store.LoggedMessage;
import chat.scp.server.store.Submission;
import chat.scp.signal.ServerCommand;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * What the nodes of one server have between them: who is online where, one owner for each conversation,
 * and the way of what sessions of other nodes must hear. Each node calls it on its service's loop, so
 * nothing here may wait. What accounts, memberships and logs hold is the {@link
 * chat.scp.server.store.ChatStore}'s, which all nodes see. Chapter 13.
 *
 * <p>A server of one node has {@link OneNode}.
 */
public interface Backbone extends AutoCloseable {
    /** What one node tells the others. */
    sealed interface Relayed {
        /** A message is durable: for every device of every member. */
        record Published(ConversationId conversation, UserName sender, LoggedMessage message) implements Relayed {}

        /** For all devices of a user: NOTIFY of something, or the end of his part in a conversation. */
        record Told(UserName user, ServerCommand command) implements Relayed {}

        /** A conversation changed: its members' list is to be read anew, and this user is to see it. NONE: nobody. */
        record Changed(ConversationId conversation, UserName shownTo) implements Relayed {}

        /** Somebody blocked somebody, or does so no more. */
        record Blocked(UserName by, UserName user) implements Relayed {}

        /** Somebody came into a conversation: to be shown to him there, and he to them. §5.5-4 */
        record Met(ConversationId conversation, UserName newcomer) implements Relayed {}

        /** A device logged in: an older session of it ends with REPLACED. §13.1-2 */
        record Arrived(UserName user, DeviceId device) implements Relayed {}
    }

    /** Where what other nodes relay is to go; once, at the start. May be called back on any thread. */
    void join(Consumer<Relayed> node);

    /**
     * Has the owner of the message's conversation append it, wherever that is. Answers when it is durable, on
     * any thread; in the order of the positions. §13.2
     */
    CompletionStage<Appended> append(Submission submission);

    /** To all other nodes that it concerns. What is lost on the way is what a lost link loses: clients see the gap. */
    void relay(Relayed what);

    /** A device has a session on this node now, or no more. */
    void online(UserName user, DeviceId device, boolean is);

    /** Whether the user has a session on another node. */
    boolean isElsewhere(UserName user);

    @Override
    void close();
}
