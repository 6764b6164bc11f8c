package chat.scp.client.storage;

import chat.scp.pdu.MessageId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in an outbox file. A record that is cut off at the end was being written when the process
 * died: its send never returned, so nothing is lost with it. Anything else that is wrong is damage.
 *
 * @param live messages without an outcome, in the order in which they were added
 * @param end where the last whole record ends
 * @param damage in words; empty: none
 */
record OutboxScan(Map<MessageId, OutboxEntry> live, long end, String damage) {
    static final byte[] MAGIC = {'S', 'C', 'P', 'O', 'U', 'T', '1', '\n'};

    static OutboxScan of(ByteBuffer file) {
        Map<MessageId, OutboxEntry> live = new LinkedHashMap<>();
        if (file.remaining() < MAGIC.length) {
            return new OutboxScan(live, 0, ""); // died while it was made
        }
        byte[] magic = new byte[MAGIC.length];
        file.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            return new OutboxScan(live, 0, "it does not begin as an outbox does");
        }
        int bad = 0;
        while (file.remaining() >= OutboxRecord.HEAD_BYTES) {
            int at = file.position();
            int length = file.getInt();
            boolean isLength = file.getInt() == ~length && length >= 1 && length <= OutboxRecord.MAX_BYTES;
            int checksum = file.getInt();
            if (!isLength) {
                return new OutboxScan(live, at, "from byte " + at + " on it cannot be read");
            }
            if (file.remaining() < length) {
                file.position(at);
                break;
            }
            ByteBuffer payload = file.slice(file.position(), length);
            file.position(file.position() + length);
            OutboxRecord record =
                    OutboxRecord.checksum(payload.duplicate()) == checksum ? OutboxRecord.decode(payload) : null;
            if (record == null) {
                bad++;
            } else if (record.added() != null) {
                live.put(record.id(), record.added());
            } else {
                live.remove(record.id());
            }
        }
        return new OutboxScan(live, file.position(), bad == 0 ? "" : bad + " of its records cannot be read");
    }
}
