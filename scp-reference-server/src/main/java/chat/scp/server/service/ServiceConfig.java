package chat.scp.server.service;

import java.time.Duration;
import java.util.Set;

/**
 * How a service serves. The values of {@link #USUAL} stand in brackets.
 *
 * @param open whether a name alone lets in [no]
 * @param registration who may make an account [nobody]
 * @param invitationCodes for registration by code
 * @param iterations of new verifiers; what unknown names are asked for as well [600,000]
 * @param tokenLife how long a resumption token is good [7 days]
 * @param openTokenLife the same where a name alone lets in, which a token keeps taken [10 minutes]
 * @param invitationTimeout longest that an invitation may stand [1 minute]
 * @param confirmTimeout how long the originator's CONFIRM is awaited [10 s]
 * @param scp1Grace how long a user of SCP/2 may be away before his SCP/1 partner is told that he left [1 minute]
 * @param pageMessages messages of one page, at most [200]
 * @param pageBytes bytes of one page, at most [256 KiB]
 * @param typingMembers in larger rooms no typing is passed on [100]
 * @param markMembers in larger rooms no marks are: each message costs a mark from each member to each [20]
 */
public record ServiceConfig(
        boolean open,
        Registration registration,
        Set<String> invitationCodes,
        int iterations,
        Duration tokenLife,
        Duration openTokenLife,
        Duration invitationTimeout,
        Duration confirmTimeout,
        Duration scp1Grace,
        int pageMessages,
        int pageBytes,
        int typingMembers,
        int markMembers,
        Limits limits,
        Rates rates,
        Retention retention) {
    public static final ServiceConfig USUAL = new ServiceConfig(
            false,
            Registration.CLOSED,
            Set.of(),
            600_000,
            Duration.ofDays(7),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            200,
            256 * 1024,
            100,
            20,
            Limits.USUAL,
            Rates.USUAL,
            Retention.FOR_EVER);

    public ServiceConfig {
        invitationCodes = Set.copyOf(invitationCodes);
    }

    public ServiceConfig withOpen(boolean other) {
        return with(other, registration, invitationCodes, iterations, limits, rates, retention);
    }

    public ServiceConfig withRegistration(Registration other, Set<String> codes) {
        return with(open, other, codes, iterations, limits, rates, retention);
    }

    public ServiceConfig withIterations(int other) {
        return with(open, registration, invitationCodes, other, limits, rates, retention);
    }

    public ServiceConfig withLimits(Limits other) {
        return with(open, registration, invitationCodes, iterations, other, rates, retention);
    }

    public ServiceConfig withRates(Rates other) {
        return with(open, registration, invitationCodes, iterations, limits, other, retention);
    }

    public ServiceConfig withRetention(Retention other) {
        return with(open, registration, invitationCodes, iterations, limits, rates, other);
    }

    private ServiceConfig with(
            boolean otherOpen,
            Registration otherRegistration,
            Set<String> otherCodes,
            int otherIterations,
            Limits otherLimits,
            Rates otherRates,
            Retention otherRetention) {
        return new ServiceConfig(
                otherOpen,
                otherRegistration,
                otherCodes,
                otherIterations,
                tokenLife,
                openTokenLife,
                invitationTimeout,
                confirmTimeout,
                scp1Grace,
                pageMessages,
                pageBytes,
                typingMembers,
                markMembers,
                otherLimits,
                otherRates,
                otherRetention);
    }
}
