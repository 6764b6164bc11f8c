package chat.scp.quic.netty;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.concurrent.TimeUnit;

/**
 * Has a loop look for a moment whether more comes before it sleeps: to be woken takes longer than what a busy loop has to wait
 * for, and costs more than the look. A loop to which nothing comes in time soon looks seldom. On the loop. Decision 23
 */
final class Spinning implements SelectStrategy {
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(40);

    /** How often in a row it may look in vain. */
    private static final int MAX_HOPE = 16;

    /** Without hope, one sleep in so many is preceded by a look. */
    private static final int TRIAL = 64;

    private int hope = MAX_HOPE;
    private int sleeps;
    private boolean looking;
    private long sinceNanos;

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            looking = false;
            return selectNow.get();
        }
        if (!looking && hope == 0 && ++sleeps % TRIAL != 0) {
            return SELECT;
        }
        int ready = selectNow.get();
        if (ready > 0) {
            if (looking) {
                hope = MAX_HOPE;
            }
            looking = false;
            return ready;
        }
        long now = System.nanoTime();
        if (!looking) {
            looking = true;
            sinceNanos = now;
        } else if (now - sinceNanos > LOOK_NANOS) {
            looking = false;
            hope = Math.max(0, hope - 1);
            return SELECT;
        }
        Thread.onSpinWait();
        return CONTINUE;
    }
}
