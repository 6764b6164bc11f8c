package chat.scp.server.service;

/**
 * How much there may be of each thing. What {@link #USUAL} says stands in brackets.
 *
 * @param sessionsPerAddress connections that one address may have at a time [100]
 * @param devices of one account [32]
 * @param conversations of one account [1,000]
 * @param roomMembers of one room [1,000]
 * @param invitations that stand from one account, and to one [64]
 * @param blocks of one account [1,000]
 * @param bodyBytes of one message [64 KiB]
 * @param storedBytes of all that the server keeps of what one account said [1 GiB]
 * @param keyPackages of one device [100]
 * @param eventsWaiting of one session for the service, before it is too slow for it [1,024]
 */
public record Limits(
        int sessionsPerAddress,
        int devices,
        int conversations,
        int roomMembers,
        int invitations,
        int blocks,
        long bodyBytes,
        long storedBytes,
        int keyPackages,
        int eventsWaiting) {
    public static final Limits USUAL = new Limits(100, 32, 1_000, 1_000, 64, 1_000, 64 << 10, 1L << 30, 100, 1_024);

    public Limits withSessionsPerAddress(int other) {
        return new Limits(
                other,
                devices,
                conversations,
                roomMembers,
                invitations,
                blocks,
                bodyBytes,
                storedBytes,
                keyPackages,
                eventsWaiting);
    }
}
