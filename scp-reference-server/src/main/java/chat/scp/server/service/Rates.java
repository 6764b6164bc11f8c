package chat.scp.server.service;

import java.time.Duration;

/**
 * How fast things may come. What {@link #USUAL} says stands in brackets. §9.5
 *
 * @param logins of one address [120 in a minute]
 * @param failedLogins of one address for one name [10 in 5 minutes]
 * @param registrations of one address [10 in an hour]
 * @param messages of one account [3,000 in a minute]
 * @param messageBytes of one account, in the bodies of its messages [16 MiB in a minute]
 * @param requests of one session [600 in a minute]
 * @param notices typing and presence of one session [300 in a minute]
 * @param marks of one session; who sends more is put out [12,000 in a minute]
 * @param invitations of one account [60 in a minute]
 * @param keyClaims of one account, of the key packages of another one [30 in an hour]
 * @param refusals of one session; who earns more is put out [600 in a minute]
 */
public record Rates(
        Rate logins,
        Rate failedLogins,
        Rate registrations,
        Rate messages,
        Rate messageBytes,
        Rate requests,
        Rate notices,
        Rate marks,
        Rate invitations,
        Rate keyClaims,
        Rate refusals) {
    public static final Rates USUAL = new Rates(
            Rate.perMinute(120),
            Rate.of(10, Duration.ofMinutes(5)),
            Rate.of(10, Duration.ofHours(1)),
            Rate.perMinute(3_000),
            Rate.perMinute(16 << 20),
            Rate.perMinute(600),
            Rate.perMinute(300),
            Rate.perMinute(12_000),
            Rate.perMinute(60),
            Rate.of(30, Duration.ofHours(1)),
            Rate.perMinute(600));

    /** As fast as they can: for measurements, and where everybody is trusted. */
    public static final Rates UNLIMITED = unlimited(Rate.of(Long.MAX_VALUE, Duration.ofMillis(1)));

    private static Rates unlimited(Rate rate) {
        return new Rates(rate, rate, rate, rate, rate, rate, rate, rate, rate, rate, rate);
    }
}
