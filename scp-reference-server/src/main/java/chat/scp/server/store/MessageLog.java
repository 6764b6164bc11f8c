package chat.scp.server.store;

import chat.scp.pdu.ConversationId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The messages of all conversations. The log is the one owner of positions: it gives out sequences
 * without a hole, so a failed write leaves none behind. Thread-safe. §6.2
 */
public interface MessageLog {
    /** Completes when the message is durable, in the order of the positions given. */
    CompletableFuture<Appended> append(Submission submission);

    /** What {@link #append} would answer to a message that is in the log already; empty: it is not. */
    Optional<Appended> sentBefore(Submission submission);

    /**
     * Messages from {@code first} to {@code last} in rising order, fewer when they would be more than
     * {@code maxMessages} or {@code maxBytes}, but one if there is one. What retention removed is missing.
     */
    List<LoggedMessage> read(ConversationId conversation, long first, long last, int maxMessages, int maxBytes);

    /** The same from {@code first} downwards: the highest in falling order. */
    List<LoggedMessage> readBackward(ConversationId conversation, long first, int maxMessages, int maxBytes);

    /**
     * Removes from the beginning of logs what is older than {@code beforeMillis}, and what is more than
     * {@code keep} messages. Ids younger than {@code idsBeforeMillis} stay known. §6.1-11
     *
     * @return how many messages went
     */
    CompletableFuture<Integer> removeOld(long beforeMillis, int keep, long idsBeforeMillis);
}
