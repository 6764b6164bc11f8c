package chat.scp.client;

import chat.scp.client.event.DeadlinePassedException;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A message that the outbox took.
 *
 * @param outcome completes exactly once, and never exceptionally
 */
public record SentMessage(ConversationId conversation, MessageId id, CompletableFuture<SendOutcome> outcome) {
    /**
     * Waits for the outcome; the message stays on its way whatever happens here.
     *
     * @throws DeadlinePassedException if there is none in time
     */
    public SendOutcome await(Duration deadline) {
        try {
            return outcome.copy()
                    .orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new DeadlinePassedException("The message has no outcome yet; it stays on its way.");
        }
    }
}
