package chat.scp.session.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The promises of §1 under links that delay, split, stall and break, in virtual time. A failure names
 * its seed; {@code -Dscp.sim.seed=N} runs that one alone.
 */
class SimulationTest {
    private static final int MESSAGES = 10_000;
    private static final long FIRST_SEED = Long.getLong("scp.sim.seed", 1);
    private static final long SEEDS = Long.getLong("scp.sim.seeds", Long.getLong("scp.sim.seed") == null ? 1_000 : 1);

    @Test
    @Spec({"6.1-4", "6.1-5", "6.1-8", "6.3-1", "6.3-2", "6.3-3", "6.3-4", "6.3-5", "4.5-7", "4.5-13"})
    void eachOfTenThousandMessagesIsHandedOverOnceAndInOrderWhateverTheLinkDoes() {
        long links = LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .parallel()
                .map(seed -> {
                    SimulationRun run = new SimulationRun(seed, MESSAGES, true);
                    run.check();
                    return run.links();
                })
                .sum();
        assertTrue(links > 3 * SEEDS, "links are cut and made anew, or nothing is shown: " + links);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        long first = new SimulationRun(FIRST_SEED, MESSAGES, true).check();
        assertEquals(first, new SimulationRun(FIRST_SEED, MESSAGES, true).check());
        assertNotEquals(first, new SimulationRun(FIRST_SEED + 1, MESSAGES, true).check());
    }

    @Test
    @Spec("6.1-5")
    void aServerThatForgetsWhatItStoredIsFoundOut() {
        AssertionError found = assertThrows(AssertionError.class, () -> LongStream.range(1, 20)
                .forEach(seed -> new SimulationRun(seed, MESSAGES, false).check()));
        assertTrue(found.getMessage().contains("seed "), found.getMessage());
    }
}
