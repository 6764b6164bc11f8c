package chat.scp.session;

import chat.scp.Spec;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whole sessions of both ends and both versions, in every state, against peers that know no rules. */
class SessionFuzzTest {
    private static final long SEED = 20_260_102;
    private static final int LIVES = 20_000;
    private static final int LONGEST = 600;

    /** Guided by coverage; FUZZING.md says how to run it. */
    @FuzzTest(maxDuration = "5m")
    void sessions(byte[] script) {
        FuzzTarget.live(script);
    }

    @Test
    @Spec({"9.6-1", "3.1-2"})
    void whateverHappensASessionThrowsNothingAndHoldsItsBounds() {
        Random random = new Random(SEED);
        for (int life = 0; life < LIVES; life++) {
            byte[] script = new byte[3 + random.nextInt(LONGEST)];
            random.nextBytes(script);
            live(script, "life " + life);
        }
    }

    @Property(tries = 2_000)
    void aShortLifeThrowsNothingEither(@ForAll @Size(max = 100) byte[] script) {
        live(script, "a short life");
    }

    private static void live(byte[] script, String which) {
        try {
            FuzzTarget.live(script);
        } catch (Throwable e) {
            throw new AssertionError(which + ": " + HexFormat.of().formatHex(script), e);
        }
    }
}
