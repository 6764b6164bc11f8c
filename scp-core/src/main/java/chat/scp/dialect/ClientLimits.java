package chat.scp.dialect;

import java.time.Duration;

/**
 * Bounds of a client session.
 *
 * @param maxFrameBytes longest frame accepted
 * @param window deliveries that may be under way unmarked
 * @param maxPending sends that may be without an answer, sent or not
 * @param maxHeld messages of all conversations that may wait for an earlier one
 * @param maxInvitations invitations under way
 * @param markHandedOver whether a message counts as delivered when the application takes the event;
 *     else the application says so by {@code Mark}
 * @param loginTimeout from link to WELCOME, the time for the key not counted
 * @param closeTimeout how long the peer's CLOSE is awaited
 * @param gapPatience how long a hole may stay before it is fetched
 * @param markDelay how long marks are gathered
 */
public record ClientLimits(
        int maxFrameBytes,
        int window,
        int maxPending,
        int maxHeld,
        int maxInvitations,
        boolean markHandedOver,
        Duration loginTimeout,
        Duration closeTimeout,
        Duration gapPatience,
        Duration markDelay) {
    public static final ClientLimits USUAL = new ClientLimits(
            1024 * 1024,
            256,
            1024,
            512,
            64,
            true,
            Duration.ofSeconds(15),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofMillis(100));
}
