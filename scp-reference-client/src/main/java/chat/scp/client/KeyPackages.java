package chat.scp.client;

import chat.scp.client.engine.Answer;
import chat.scp.client.engine.ClientEngine;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.ClaimKeys;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.PublishKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Key packages for end-to-end encryption by the application, as with MLS: this device leaves its own at the server, and
 * gets one of each device of somebody. Wants {@link ChatClientOptions#withEndToEnd}. Thread-safe. §6.10
 *
 * <pre>{@code
 * client.listen(event -> {
 *     if (event instanceof ChatEvent.KeysNeeded) {
 *         client.keyPackages().publish(mls.makeKeyPackages(100));
 *     }
 * });
 * }</pre>
 */
public final class KeyPackages {
    private final ClientEngine engine;
    private final Duration deadline;

    KeyPackages(ClientEngine engine, Duration deadline) {
        this.engine = engine;
        this.deadline = deadline;
    }

    /** What a device of somebody left for others: nobody else gets it, but for the last one of a device. */
    public record OfDevice(DeviceId device, Bytes keyPackage) {}

    /** Leaves these, and no others from now on. The last one may be used many times, the others once each. */
    public CompletableFuture<@Nullable Void> publish(List<Bytes> packages) {
        return Answer.done(engine.ask(new PublishKeys(1, packages), Capability.END_TO_END, false, deadline));
    }

    /**
     * One of each device of the user, of the own user's the other devices. None: nobody there leaves any. Fails with
     * NOT_FOUND for who shares no conversation and no standing invitation.
     */
    public CompletableFuture<List<OfDevice>> claim(String user) {
        return engine.ask(new ClaimKeys(1, UserName.of(user)), Capability.END_TO_END, false, deadline)
                .thenApply(answer -> answer.all(Keys.class).stream()
                        .map(keys -> new OfDevice(keys.device(), keys.keyPackage()))
                        .toList());
    }
}
