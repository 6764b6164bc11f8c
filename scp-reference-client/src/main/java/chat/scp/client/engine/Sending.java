package chat.scp.client.engine;

import chat.scp.client.storage.OutboxEntry;
import chat.scp.pdu.MessageId;
import chat.scp.signal.SendOutcome;
import java.util.concurrent.CompletableFuture;

/** A message between the application and its outcome. */
final class Sending {
    final OutboxEntry entry;
    /** Whether an earlier run may have sent it. */
    final boolean ofEarlierRun;

    final CompletableFuture<SendOutcome> outcome = new CompletableFuture<>();
    /** Whether the present session has it. */
    boolean inSession;
    /** Whether any session ever had it: then only the server knows what became of it. */
    boolean leftOnce;

    Sending(OutboxEntry entry, boolean ofEarlierRun) {
        this.entry = entry;
        this.ofEarlierRun = ofEarlierRun;
        leftOnce = ofEarlierRun;
    }

    MessageId id() {
        return entry.id();
    }

    boolean isEphemeral() {
        return entry.expiresAtMillis() != 0;
    }
}
