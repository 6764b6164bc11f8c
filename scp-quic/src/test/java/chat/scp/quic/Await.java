package chat.scp.quic;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, with a deadline that is far beyond what it takes. */
public final class Await {
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private Await() {}

    public static void until(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited in vain for " + what.get());
            }
            try {
                Thread.sleep(2); // looks again: conditions are of any kind, and nobody tells of them
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
