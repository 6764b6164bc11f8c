package chat.scp.client.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Position;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final int EPOCH = 3;

    private final Progress progress = new Progress(EPOCH, 10);

    private static Position at(long sequence) {
        return new Position(EPOCH, sequence);
    }

    @Test
    void whatIsHandedOverStandsForAllBeforeIt() {
        assertTrue(progress.upTo(EPOCH, 14));
        assertEquals(at(14), progress.position());
        assertFalse(progress.upTo(EPOCH, 12));
        assertEquals(at(14), progress.position());
    }

    @Test
    void anOwnMessageCountsWhenAllBeforeItIsTaken() {
        assertTrue(progress.own(at(11)));
        assertFalse(progress.own(at(14)));
        assertFalse(progress.own(at(13)));
        assertEquals(at(11), progress.position());
        assertTrue(progress.upTo(EPOCH, 12));
        assertEquals(at(14), progress.position());
    }

    @Test
    void anotherLogBeginsAnew() {
        assertFalse(progress.own(at(12)));
        progress.reset(EPOCH + 1);
        assertFalse(progress.upTo(EPOCH, 20));
        assertFalse(progress.own(at(1)));
        assertTrue(progress.upTo(EPOCH + 1, 11));
        assertEquals(new Position(EPOCH + 1, 11), progress.position());
    }

    /** Who is far behind while he sends: more places of his own than are kept must not hold him up for ever. */
    @Test
    void moreOwnMessagesThanAreRememberedHoldNothingUp() {
        for (long sequence = 12; sequence < 100_000; sequence += 2) {
            assertFalse(progress.own(at(sequence)));
        }
        for (long sequence = 11; sequence < 100_000; sequence += 2) {
            assertTrue(progress.upTo(EPOCH, sequence), "taken " + sequence);
        }
        assertEquals(at(99_999), progress.position());
    }
}
