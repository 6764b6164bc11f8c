package chat.scp.client.storage;

import chat.scp.pdu.MessageId;
import java.io.IOException;
import java.util.List;

/**
 * Where messages are kept that have no outcome yet, so that they leave after a restart, under the same
 * ids. Thread-safe; may block.
 */
public interface Outbox extends AutoCloseable {
    /** What an earlier run left, in the order in which it was added. */
    List<OutboxEntry> left();

    /** Durable when it returns. */
    void add(OutboxEntry entry) throws IOException;

    /** It has its outcome. Should this get lost, the message is sent again, and the server finds it to be there. */
    void remove(MessageId id) throws IOException;

    /** What was found damaged when it was opened, in a sentence; empty: nothing. */
    default String damage() {
        return "";
    }

    @Override
    void close() throws IOException;

    /** Keeps nothing: what has no outcome when the client ends has it never. */
    static Outbox none() {
        return new NoOutbox();
    }
}
