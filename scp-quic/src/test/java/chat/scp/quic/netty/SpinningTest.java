package chat.scp.quic.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.SelectStrategy;
import org.junit.jupiter.api.Test;

final class SpinningTest {
    private final Spinning spinning = new Spinning();
    private int looks;

    /** Until the loop may sleep. */
    private int looksBeforeSleep(int readyAtLook) throws Exception {
        looks = 0;
        int strategy;
        do {
            strategy = spinning.calculateStrategy(() -> ++looks == readyAtLook ? 1 : 0, false);
        } while (strategy == SelectStrategy.CONTINUE);
        assertEquals(looks == readyAtLook ? 1 : SelectStrategy.SELECT, strategy);
        return looks;
    }

    @Test
    void whatIsThereAlreadyIsTaken() throws Exception {
        assertEquals(1, looksBeforeSleep(1));
        assertEquals(3, spinning.calculateStrategy(() -> 3, true));
    }

    @Test
    void whoseLooksAreInVainSleepsAtOnceNearlyAlways() throws Exception {
        for (int i = 0; i < 16; i++) {
            looksBeforeSleep(Integer.MAX_VALUE);
            assertEquals(true, looks > 1, "looks " + looks);
        }
        int withLooks = 0;
        for (int i = 0; i < 640; i++) {
            withLooks += looksBeforeSleep(Integer.MAX_VALUE) > 0 ? 1 : 0;
        }
        assertEquals(10, withLooks);
    }

    @Test
    void oneLookThatFindsSomethingIsEnoughToGoOnLooking() throws Exception {
        for (int i = 0; i < 16; i++) {
            looksBeforeSleep(Integer.MAX_VALUE);
        }
        for (int i = 0; i < 64; i++) {
            looksBeforeSleep(2);
        }
        assertEquals(2, looksBeforeSleep(2));
        assertEquals(2, looksBeforeSleep(2));
    }
}
