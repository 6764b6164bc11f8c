package chat.scp.server.service;

import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.server.store.KnownDevice;
import java.util.function.Predicate;

/** Whether a name that nobody needs a password for is free. §4.4-3, §11.1-2 */
final class OpenNames {
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final Hall hall;

    OpenNames(Hall hall) {
        this.hall = hall;
    }

    /** Refuses, and says until when, if one of those devices is online or may come back. */
    void checkFree(UserName user, Predicate<DeviceId> others) throws Refusal {
        if (hall.sessions.of(user).stream().anyMatch(s -> others.test(s.device))) {
            throw new Refusal(ErrorCode.NAME_IN_USE, "somebody is online under this name");
        }
        long nowMillis = hall.loop.nowMillis();
        long until = hall.store.devices().of(user).stream()
                .filter(d -> others.test(d.device()))
                .mapToLong(KnownDevice::tokensUntilMillis)
                .max()
                .orElse(0);
        if (until > nowMillis) {
            throw new Refusal(
                    ErrorCode.NAME_IN_USE,
                    "nobody is online under this name now; it is kept for the device that was, for another "
                            + (1 + (until - nowMillis - 1) / MILLIS_PER_MINUTE) + " min");
        }
    }
}
