package chat.scp.dialect;

import chat.scp.pdu.Capability;
import chat.scp.pdu.Mechanism;
import java.time.Duration;
import java.util.List;

/**
 * What a server offers in each of its sessions, and its limits.
 *
 * @param agent name and version of the program
 * @param mechanisms accepted ways to log in, best first
 * @param capabilities what the server can do
 * @param registration whether REGISTER is let through to the application
 * @param maxFrameBytes longest frame accepted after the login
 * @param window deliveries under way unmarked, at most
 * @param maxUnanswered sends and requests of a client without an answer
 * @param conversationChannels size of the pool
 * @param maxWaitingBytes bytes that may wait for a client that does not read; beyond it, the session ends
 * @param idleTimeout silence after which the client is taken for dead
 * @param loginTimeout from link to login
 * @param closeTimeout how long the peer's CLOSE is awaited
 * @param inflow how much the client may say
 */
public record ServerConfig(
        String agent,
        List<Mechanism> mechanisms,
        List<Capability> capabilities,
        boolean registration,
        int maxFrameBytes,
        int window,
        int maxUnanswered,
        int conversationChannels,
        int maxWaitingBytes,
        Duration idleTimeout,
        Duration loginTimeout,
        Duration closeTimeout,
        Inflow inflow) {
    public ServerConfig {
        mechanisms = List.copyOf(mechanisms);
        capabilities = List.copyOf(capabilities);
    }

    /** The usual limits, with these ways to log in. */
    public static ServerConfig of(Mechanism... mechanisms) {
        return new ServerConfig(
                "scp-java",
                List.of(mechanisms),
                List.copyOf(Capability.registered()),
                false,
                256 * 1024,
                256,
                64,
                4,
                1024 * 1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Inflow.USUAL);
    }

    /** Begins with all that this one says. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Another one that says something else here and there. */
    public static final class Builder {
        private final String agent;
        private final List<Mechanism> mechanisms;
        private List<Capability> capabilities;
        private boolean registration;
        private int maxFrameBytes;
        private int window;
        private int maxUnanswered;
        private int conversationChannels;
        private int maxWaitingBytes;
        private Duration idleTimeout;
        private Duration loginTimeout;
        private Duration closeTimeout;
        private Inflow inflow;

        private Builder(ServerConfig from) {
            agent = from.agent;
            mechanisms = from.mechanisms;
            capabilities = from.capabilities;
            registration = from.registration;
            maxFrameBytes = from.maxFrameBytes;
            window = from.window;
            maxUnanswered = from.maxUnanswered;
            conversationChannels = from.conversationChannels;
            maxWaitingBytes = from.maxWaitingBytes;
            idleTimeout = from.idleTimeout;
            loginTimeout = from.loginTimeout;
            closeTimeout = from.closeTimeout;
            inflow = from.inflow;
        }

        public Builder capabilities(List<Capability> value) {
            capabilities = value;
            return this;
        }

        public Builder registration(boolean value) {
            registration = value;
            return this;
        }

        public Builder maxFrameBytes(int value) {
            maxFrameBytes = value;
            return this;
        }

        public Builder window(int value) {
            window = value;
            return this;
        }

        public Builder maxUnanswered(int value) {
            maxUnanswered = value;
            return this;
        }

        public Builder conversationChannels(int value) {
            conversationChannels = value;
            return this;
        }

        public Builder maxWaitingBytes(int value) {
            maxWaitingBytes = value;
            return this;
        }

        public Builder idleTimeout(Duration value) {
            idleTimeout = value;
            return this;
        }

        public Builder loginTimeout(Duration value) {
            loginTimeout = value;
            return this;
        }

        public Builder closeTimeout(Duration value) {
            closeTimeout = value;
            return this;
        }

        public Builder inflow(Inflow value) {
            inflow = value;
            return this;
        }

        public ServerConfig build() {
            return new ServerConfig(
                    agent,
                    mechanisms,
                    capabilities,
                    registration,
                    maxFrameBytes,
                    window,
                    maxUnanswered,
                    conversationChannels,
                    maxWaitingBytes,
                    idleTimeout,
                    loginTimeout,
                    closeTimeout,
                    inflow);
        }
    }
}
