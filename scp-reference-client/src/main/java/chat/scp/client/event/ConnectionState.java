package chat.scp.client.event;

import chat.scp.pdu.Capability;
import chat.scp.pdu.Name;
import java.time.Instant;
import java.util.Set;

/** How a client stands to its server. */
public sealed interface ConnectionState {
    /** Not asked to connect yet. */
    record Offline() implements ConnectionState {}

    /** Makes a connection, or logs in; {@code attempt} counts from 1 since it was online last. */
    record Connecting(int attempt) implements ConnectionState {}

    /**
     * Logged in.
     *
     * @param version the major version in use: 1 or 2
     * @param downgraded whether the client would rather have spoken a newer one
     * @param resumed whether it goes on from where an earlier link ended
     * @param capabilities what can be done; none in SCP/1
     */
    record Online(
            Name user,
            String displayName,
            int version,
            boolean downgraded,
            boolean resumed,
            Set<Capability> capabilities,
            String serverAgent)
            implements ConnectionState {
        public Online {
            capabilities = Set.copyOf(capabilities);
        }

        public boolean can(Capability capability) {
            return capabilities.contains(capability);
        }
    }

    /** Comes back by itself at {@code until}, because of {@code problem}. */
    record Waiting(Instant until, Problem problem) implements ConnectionState {}

    /** Over: the application closed it, or there is no use in trying again by itself. */
    record Closed(Problem problem) implements ConnectionState {}

    default boolean isOnline() {
        return this instanceof Online;
    }
}
