package chat.scp.client.engine;

import chat.scp.client.storage.WhenFull;
import chat.scp.dialect.ClientLimits;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Name;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a client is to be.
 *
 * @param home the server
 * @param user a name of SCP/1 for a client that speaks nothing else
 * @param device null: the kept one, or a new one at random
 * @param newestVersion 2, or 1 to speak nothing else
 * @param endToEnd whether the application encrypts, and reads what others encrypted
 * @param outboxMessages messages without an outcome, at most
 * @param outboxBytes of their bodies, about, at most
 * @param deadline of every call that says nothing else
 * @param farewell how long {@code close} waits for the server
 * @param forgetsDevice whether no later run is this device, so that the server need not keep a place for it
 */
public record Settings(
        Reconnect.Address home,
        Name user,
        @Nullable DeviceId device,
        Login login,
        String displayName,
        String agent,
        int newestVersion,
        boolean endToEnd,
        ClientLimits limits,
        Backoff backoff,
        int outboxMessages,
        long outboxBytes,
        WhenFull whenFull,
        Duration deadline,
        Duration farewell,
        boolean forgetsDevice) {}
