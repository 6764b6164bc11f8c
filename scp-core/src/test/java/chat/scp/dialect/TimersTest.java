package chat.scp.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TimersTest {
    private enum Bell {
        FIRST,
        SECOND,
        THIRD
    }

    private final Timers<Bell> timers = new Timers<>(Bell.class);

    @Test
    void nothingIsDueBeforeSomethingIsSet() {
        assertEquals(Engine.NEVER, timers.next());
        assertNull(timers.takeDue(Long.MAX_VALUE - 1));
        assertFalse(timers.runs(Bell.FIRST));
    }

    @Test
    void theEarliestComesFirstAndOnce() {
        timers.set(Bell.FIRST, 30);
        timers.set(Bell.SECOND, 10);
        timers.set(Bell.THIRD, 20);
        assertEquals(10, timers.next());
        assertNull(timers.takeDue(9));
        assertEquals(Bell.SECOND, timers.takeDue(25));
        assertEquals(Bell.THIRD, timers.takeDue(25));
        assertNull(timers.takeDue(25));
        assertEquals(30, timers.next());
    }

    @Test
    void ofTwoForTheSameTimeTheOneNamedFirstComesFirst() {
        timers.set(Bell.THIRD, 5);
        timers.set(Bell.FIRST, 5);
        assertEquals(Bell.FIRST, timers.takeDue(5));
        assertEquals(Bell.THIRD, timers.takeDue(5));
    }

    @Test
    void anotherDeadlineReplacesTheFirstUnlessItIsToRunOn() {
        timers.set(Bell.FIRST, 10);
        timers.set(Bell.FIRST, 40);
        timers.setIfIdle(Bell.FIRST, 20);
        assertEquals(40, timers.next());
        timers.clear(Bell.FIRST);
        timers.setIfIdle(Bell.FIRST, 20);
        assertEquals(20, timers.next());
        assertTrue(timers.runs(Bell.FIRST));
        timers.clearAll();
        assertEquals(Engine.NEVER, timers.next());
    }

    /** Clocks may begin anywhere. */
    @Test
    void deadlinesBeforeZeroCount() {
        timers.set(Bell.SECOND, -100);
        assertEquals(-100, timers.next());
        assertNull(timers.takeDue(-101));
        assertEquals(Bell.SECOND, timers.takeDue(-100));
    }
}
