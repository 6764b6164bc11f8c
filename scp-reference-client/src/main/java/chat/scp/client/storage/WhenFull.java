package chat.scp.client.storage;

/** What a send does when as many messages wait in the outbox as may. */
public enum WhenFull {
    /** The caller waits for room, at most for the call's deadline; then it fails. */
    WAIT,
    /** It fails at once. */
    FAIL,
    /**
     * The oldest waiting messages that carry an expiry end as EXPIRED, to make room; if there are none, it
     * fails.
     */
    DROP_EPHEMERAL
}
