package chat.scp.client.gui;

import chat.scp.client.event.ConnectionState;
import java.time.Duration;
import java.time.Instant;

/**
 * What the slim bar says about the connection.
 *
 * @param text empty: all is well, and there is no bar
 * @param action what its button does
 */
record ConnectionText(String text, Action action) {
    enum Action {
        NONE,
        RETRY,
        SIGN_IN
    }

    static final ConnectionText NOTHING = new ConnectionText("", Action.NONE);

    static ConnectionText of(ConnectionState state, Instant now) {
        if (state instanceof ConnectionState.Connecting connecting) {
            return new ConnectionText(connecting.attempt() > 1 ? "Connecting again…" : "Connecting…", Action.NONE);
        }
        if (state instanceof ConnectionState.Waiting waiting) {
            long seconds = Math.max(0, (Duration.between(now, waiting.until()).toMillis() + 999) / 1000);
            String when = seconds == 0 ? "Trying again now." : "Trying again in " + seconds + " s.";
            return new ConnectionText(first(waiting.problem().sentence()) + " " + when, Action.RETRY);
        }
        if (state instanceof ConnectionState.Closed closed) {
            return new ConnectionText(closed.problem().sentence(), Action.SIGN_IN);
        }
        return NOTHING;
    }

    /** What to do about it, the bar says itself. */
    private static String first(String sentence) {
        int end = sentence.indexOf(';');
        return end < 0 ? sentence : sentence.substring(0, end) + ".";
    }
}
