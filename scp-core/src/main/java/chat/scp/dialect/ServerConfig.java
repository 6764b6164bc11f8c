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

    /** With the usual inflow. */
    public ServerConfig(
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
            Duration closeTimeout) {
        this(
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
                Inflow.USUAL);
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
                Duration.ofSeconds(2));
    }
}
