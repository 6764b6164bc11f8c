package chat.scp.server.store;

import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The devices of accounts, and their tokens. Thread-safe. */
public interface Devices {
    /** Of one account, in the order of their ids. */
    List<KnownDevice> of(UserName user);

    /** What each account has of one device: usually one entry. */
    List<KnownDevice> withId(DeviceId device);

    /** Adds it, or replaces what is known of it. */
    CompletableFuture<@Nullable Void> save(KnownDevice device);

    CompletableFuture<@Nullable Void> remove(UserName user, DeviceId device);

    /** Forgets devices not seen since then, whose tokens ran out. §4.11 */
    CompletableFuture<Integer> forget(long notSeenSinceMillis, long nowMillis);
}
