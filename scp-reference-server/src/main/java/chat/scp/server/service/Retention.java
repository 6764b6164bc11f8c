package chat.scp.server.service;

import java.time.Duration;

/**
 * What the server keeps. What {@link #FOR_EVER} says stands in brackets.
 *
 * @param age how long a message is kept; zero: for ever [for ever]
 * @param messages how many of a conversation are kept; 0: all [all]
 * @param ids how long the id of a removed message is still known, so that sending again is safe [7 days]
 * @param devices how long a device may stay away before it is forgotten [90 days]
 * @param every how often is looked for what is too old [1 hour]
 */
public record Retention(Duration age, int messages, Duration ids, Duration devices, Duration every) {
    public static final Retention FOR_EVER =
            new Retention(Duration.ZERO, 0, Duration.ofDays(7), Duration.ofDays(90), Duration.ofHours(1));
}
