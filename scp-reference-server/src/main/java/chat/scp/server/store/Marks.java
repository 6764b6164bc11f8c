package chat.scp.server.store;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How far devices received and users read. A mark never goes back. Thread-safe. §6.4 */
public interface Marks {
    long delivered(ConversationId conversation, UserName user, DeviceId device);

    /** The highest of any device of the user. */
    long delivered(ConversationId conversation, UserName user);

    long read(ConversationId conversation, UserName user);

    CompletableFuture<@Nullable Void> markDelivered(
            ConversationId conversation, UserName user, DeviceId device, long sequence);

    CompletableFuture<@Nullable Void> markRead(ConversationId conversation, UserName user, long sequence);
}
