package chat.scp.server.store;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The table of marks. */
record SqliteMarks(SqlAccess access) implements Marks {
    private static final String NUMBER = "(SELECT number FROM conversations WHERE id = ?)";

    @Override
    public long delivered(ConversationId conversation, UserName user, DeviceId device) {
        return access.read(c -> c.number(
                "SELECT sequence FROM marks WHERE conversation = " + NUMBER + " AND user = ? AND device = ?",
                conversation,
                user,
                device));
    }

    @Override
    public long delivered(ConversationId conversation, UserName user) {
        return access.read(c -> c.number(
                "SELECT max(sequence) FROM marks WHERE conversation = " + NUMBER + " AND user = ? AND device <> ?",
                conversation,
                user,
                DeviceId.NONE));
    }

    @Override
    public long read(ConversationId conversation, UserName user) {
        return delivered(conversation, user, DeviceId.NONE);
    }

    @Override
    public CompletableFuture<@Nullable Void> markDelivered(
            ConversationId conversation, UserName user, DeviceId device, long sequence) {
        return SqlWrites.done(access.write(c -> c.update(
                "INSERT INTO marks (conversation, user, device, sequence)"
                        + " SELECT number, ?2, ?3, ?4 FROM conversations WHERE id = ?1"
                        + " ON CONFLICT (conversation, user, device) DO UPDATE SET sequence = max(sequence, ?4)",
                conversation,
                user,
                device,
                sequence)));
    }

    @Override
    public CompletableFuture<@Nullable Void> markRead(ConversationId conversation, UserName user, long sequence) {
        return markDelivered(conversation, user, DeviceId.NONE, sequence);
    }
}
