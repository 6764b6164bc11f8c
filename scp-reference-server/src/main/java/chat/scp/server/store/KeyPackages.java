package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Key packages that devices left for others. Thread-safe. §6.10 */
public interface KeyPackages {
    /** The device has these and no others from now on, to be given out in their order. */
    CompletableFuture<@Nullable Void> publish(UserName user, DeviceId device, List<Bytes> packages);

    /**
     * Takes one of each device of the user. When this is answered nobody else gets it, but for the last one of a
     * device, which stays. §6.10-3
     *
     * @param except a device that is left out; NONE: none is
     */
    CompletableFuture<List<Claimed>> claim(UserName user, DeviceId except);

    /** How many the device has. */
    int left(UserName user, DeviceId device);

    /**
     * A package that was given out.
     *
     * @param left how many the device has now
     */
    record Claimed(DeviceId device, Bytes keyPackage, int left) {}
}
