package chat.scp.server.service;

import java.time.Duration;
import java.util.Set;

/**
 * How a service serves, and its limits. The values of {@link #USUAL} stand in brackets.
 *
 * @param open whether a name alone lets in [no]
 * @param registration who may make an account [nobody]
 * @param invitationCodes for registration by code
 * @param iterations of new verifiers; what unknown names are asked for as well [600,000]
 * @param tokenLife how long a resumption token is good [7 days]
 * @param openTokenLife the same where a name alone lets in, which a token keeps taken [10 minutes]
 * @param maxDevices of one account [32]
 * @param maxConversations of one account [1,000]
 * @param maxRoomMembers [1,000]
 * @param maxInvitations that stand from one account, and to one [64]
 * @param maxBlocks of one account [1,000]
 * @param invitationTimeout longest that an invitation may stand [1 minute]
 * @param confirmTimeout how long the originator's CONFIRM is awaited [10 s]
 * @param pageMessages messages of one page, at most [200]
 * @param pageBytes bytes of one page, at most [256 KiB]
 * @param fanOutMembers in larger rooms no marks and no typing are passed on [100]
 * @param maxFailedLogins of one address for one name within {@code failedLoginWindow} [10]
 * @param failedLoginWindow [5 minutes]
 */
public record ServiceConfig(
        boolean open,
        Registration registration,
        Set<String> invitationCodes,
        int iterations,
        Duration tokenLife,
        Duration openTokenLife,
        int maxDevices,
        int maxConversations,
        int maxRoomMembers,
        int maxInvitations,
        int maxBlocks,
        Duration invitationTimeout,
        Duration confirmTimeout,
        int pageMessages,
        int pageBytes,
        int fanOutMembers,
        int maxFailedLogins,
        Duration failedLoginWindow) {
    public static final ServiceConfig USUAL = new ServiceConfig(
            false,
            Registration.CLOSED,
            Set.of(),
            600_000,
            Duration.ofDays(7),
            Duration.ofMinutes(10),
            32,
            1_000,
            1_000,
            64,
            1_000,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            200,
            256 * 1024,
            100,
            10,
            Duration.ofMinutes(5));

    public ServiceConfig {
        invitationCodes = Set.copyOf(invitationCodes);
    }

    public ServiceConfig withOpen(boolean other) {
        return new ServiceConfig(
                other,
                registration,
                invitationCodes,
                iterations,
                tokenLife,
                openTokenLife,
                maxDevices,
                maxConversations,
                maxRoomMembers,
                maxInvitations,
                maxBlocks,
                invitationTimeout,
                confirmTimeout,
                pageMessages,
                pageBytes,
                fanOutMembers,
                maxFailedLogins,
                failedLoginWindow);
    }

    public ServiceConfig withRegistration(Registration other, Set<String> codes) {
        return new ServiceConfig(
                open,
                other,
                codes,
                iterations,
                tokenLife,
                openTokenLife,
                maxDevices,
                maxConversations,
                maxRoomMembers,
                maxInvitations,
                maxBlocks,
                invitationTimeout,
                confirmTimeout,
                pageMessages,
                pageBytes,
                fanOutMembers,
                maxFailedLogins,
                failedLoginWindow);
    }

    public ServiceConfig withIterations(int other) {
        return new ServiceConfig(
                open,
                registration,
                invitationCodes,
                other,
                tokenLife,
                openTokenLife,
                maxDevices,
                maxConversations,
                maxRoomMembers,
                maxInvitations,
                maxBlocks,
                invitationTimeout,
                confirmTimeout,
                pageMessages,
                pageBytes,
                fanOutMembers,
                maxFailedLogins,
                failedLoginWindow);
    }
}
