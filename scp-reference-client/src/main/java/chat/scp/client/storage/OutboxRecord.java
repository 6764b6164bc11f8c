package chat.scp.client.storage;

import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record of the outbox file: a message that was added, or the id of one that has its outcome.
 *
 * <pre>
 *  0  u32 bytes after the head
 *  4  u32 the same, inverted: a length that was damaged must not look like a record that was cut off
 *  8  u32 CRC-32C of what follows the head
 * 12  u8  kind: 1 added, 2 removed
 * 13  id (16)
 *     and if added:
 * 29  conversation (16), queued u64, expires u64
 * 61  relation kind u8 (0: none), its epoch u32, its sequence u64
 * 74  content type u32, body
 * </pre>
 */
record OutboxRecord(MessageId id, @Nullable OutboxEntry added) {
    static final int HEAD_BYTES = 12;
    private static final int ADDED = 1;
    private static final int REMOVED = 2;
    private static final int REMOVED_BYTES = 1 + 16;
    private static final int FIXED_BYTES = REMOVED_BYTES + 16 + 8 + 8 + 1 + 4 + 8 + 4;

    /** No record is longer: what says so is damaged. */
    static final int MAX_BYTES = FIXED_BYTES + 16 * 1024 * 1024;

    ByteBuffer encode() {
        OutboxEntry entry = added;
        int length = entry == null
                ? REMOVED_BYTES
                : FIXED_BYTES + entry.body().content().size();
        ByteBuffer to = ByteBuffer.allocate(HEAD_BYTES + length);
        to.position(HEAD_BYTES);
        to.put((byte) (entry == null ? REMOVED : ADDED)).putLong(id.high()).putLong(id.low());
        if (entry != null) {
            put(entry, to);
        }
        to.putInt(0, length)
                .putInt(4, ~length)
                .putInt(8, checksum(to.duplicate().flip().position(HEAD_BYTES)));
        return to.flip();
    }

    private static void put(OutboxEntry entry, ByteBuffer to) {
        ConversationId conversation = entry.conversation();
        to.putLong(conversation.high()).putLong(conversation.low());
        to.putLong(entry.queuedAtMillis()).putLong(entry.expiresAtMillis());
        Relation relation = entry.relation();
        to.put((byte) (relation == null ? 0 : relation.kind().code()));
        to.putInt(relation == null ? 0 : relation.target().epoch());
        to.putLong(relation == null ? 0 : relation.target().sequence());
        to.putInt(entry.body().contentType().value());
        to.put(entry.body().content().asBuffer());
    }

    static int checksum(ByteBuffer payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** Reads what stands between position and limit; null: it is none, whatever its checksum says. */
    static @Nullable OutboxRecord decode(ByteBuffer payload) {
        try {
            int kind = payload.get();
            MessageId id = new MessageId(payload.getLong(), payload.getLong());
            if (kind == REMOVED) {
                return new OutboxRecord(id, null);
            }
            return kind == ADDED ? new OutboxRecord(id, entry(id, payload)) : null;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    private static OutboxEntry entry(MessageId id, ByteBuffer from) {
        ConversationId conversation = new ConversationId(from.getLong(), from.getLong());
        long queued = from.getLong();
        long expires = from.getLong();
        RelationKind kind = RelationKind.ofCode(from.get());
        int epoch = from.getInt();
        long sequence = from.getLong();
        Relation relation = kind == null ? null : new Relation(kind, new Position(epoch, sequence));
        ContentType type = ContentType.of(from.getInt());
        Bytes content = Bytes.copyOf(from, from.position(), from.remaining());
        return new OutboxEntry(conversation, id, new Body(type, content), relation, expires, queued);
    }
}
