package chat.scp.client.storage;

import chat.scp.pdu.MessageId;
import java.util.List;

/** Keeps nothing. */
final class NoOutbox implements Outbox {
    @Override
    public List<OutboxEntry> left() {
        return List.of();
    }

    @Override
    public void add(OutboxEntry entry) {}

    @Override
    public void remove(MessageId id) {}

    @Override
    public void close() {}
}
