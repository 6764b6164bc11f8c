package chat.scp.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The promises of §1 for a crowd on the real service and the real store, in virtual time. A failure names its seed.
 * {@code -Dscp.crowd.size=1000 -Dscp.crowd.minutes=60 -Dscp.crowd.seeds=10} makes more of it.
 */
@Timeout(900)
class CrowdTest {
    private static final int SIZE = Integer.getInteger("scp.crowd.size", 200);
    private static final Duration DURATION = Duration.ofMinutes(Integer.getInteger("scp.crowd.minutes", 10));
    private static final long FIRST_SEED = Long.getLong("scp.crowd.seed", 1);
    private static final long SEEDS = Long.getLong("scp.crowd.seeds", 3);

    @Test
    void eachMemberIsHandedEachMessageOnceAndInOrderWhateverBreaks() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            CrowdRun.Tally tally = new CrowdRun(seed, SIZE, DURATION).check();
            System.getLogger(CrowdTest.class.getName()).log(System.Logger.Level.INFO, "seed {0}: {1}", seed, tally);
            assertTrue(tally.handedOver() > tally.stored(), "nobody hears anything: " + tally);
            assertTrue(tally.links() > 2 * SIZE && tally.lives() > SIZE, "nothing breaks: " + tally);
        }
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        CrowdRun.Tally first = new CrowdRun(FIRST_SEED, 40, Duration.ofMinutes(5)).check();
        assertEquals(first, new CrowdRun(FIRST_SEED, 40, Duration.ofMinutes(5)).check());
    }
}
