package chat.scp.v2;

import chat.scp.pdu.v2.Ping;
import java.util.concurrent.TimeUnit;

/** Watches whether a client's link still lives: asks for a sign of life, and gives up a link that gives none. §4.6 */
final class LinkVigil {
    /** Pings in an idle timeout: one may get lost, and one more. */
    private static final int PINGS_PER_IDLE_TIMEOUT = 3;

    /** Who awaits an answer asks for a sign of life after so much silence, */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** and takes the link for lost after so much more. */
    private static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(6);

    private final ClientContext context;
    /** Own PINGs without a PONG. §4.6-4 */
    private int pings;

    private long lastHeardNanos;
    /** Since when something is unanswered. */
    private long awaitingSinceNanos;

    LinkVigil(ClientContext context) {
        this.context = context;
    }

    void begin() {
        context.timers.set(ClientTimer.KEEP_ALIVE, context.lastSentNanos + idleNanos() / PINGS_PER_IDLE_TIMEOUT);
        context.timers.setIfIdle(ClientTimer.IDLE, context.nowNanos + idleNanos());
    }

    void offline() {
        pings = 0;
    }

    void heard() {
        lastHeardNanos = context.nowNanos;
    }

    void pong() {
        pings = Math.max(0, pings - 1);
    }

    /** Nothing was said for long. */
    void keepAlive() {
        ping();
        begin();
    }

    /** An answer is due: whether anybody is there is to be known soon. */
    void probe() {
        ping();
        context.timers.set(ClientTimer.PROBE, context.nowNanos + LOST_NANOS);
    }

    private void ping() {
        if (pings < Pings.MAX_UNANSWERED) {
            pings++;
            context.send(new Ping(context.nowNanos));
        }
    }

    /** A link that answers nothing is lost long before it has been idle for too long. */
    void watch(boolean awaitsAnswer) {
        if (!awaitsAnswer && pings == 0) {
            context.timers.clear(ClientTimer.ANSWER);
            context.timers.clear(ClientTimer.PROBE);
        } else if (!context.timers.runs(ClientTimer.ANSWER) && !context.timers.runs(ClientTimer.PROBE)) {
            awaitingSinceNanos = context.nowNanos;
            context.timers.set(ClientTimer.ANSWER, context.nowNanos + QUIET_NANOS);
        }
    }

    /** Whether a timer that has run out still means something: traffic moves those that watch it. */
    boolean isDue(ClientTimer timer) {
        return switch (timer) {
            case IDLE -> {
                boolean silent = context.nowNanos - lastHeardNanos >= idleNanos();
                if (!silent) {
                    context.timers.set(ClientTimer.IDLE, lastHeardNanos + idleNanos());
                }
                yield silent;
            }
            case KEEP_ALIVE -> {
                boolean quiet = context.nowNanos - context.lastSentNanos >= idleNanos() / PINGS_PER_IDLE_TIMEOUT;
                if (!quiet) {
                    begin();
                }
                yield quiet;
            }
            case ANSWER -> isSilent(Math.max(awaitingSinceNanos, lastHeardNanos), QUIET_NANOS);
            case PROBE -> isSilent(lastHeardNanos, LOST_NANOS);
            default -> true;
        };
    }

    /** If something was heard since, the wait for an answer begins anew. */
    private boolean isSilent(long sinceNanos, long limitNanos) {
        boolean silent = context.nowNanos - sinceNanos >= limitNanos;
        if (!silent) {
            context.timers.set(ClientTimer.ANSWER, Math.max(sinceNanos + QUIET_NANOS, context.nowNanos));
        }
        return silent;
    }

    private long idleNanos() {
        return Math.max(1, context.welcome().idleTimeoutMillis()) * 1_000_000L;
    }
}
