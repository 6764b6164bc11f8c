package chat.scp.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MachineTest {
    private final StateTable<Lamp, Press> table = Lamp.table()
            .row(Lamp.OFF, Press.SHORT, Lamp.ON, "1.1", "LIGHT")
            .row(Lamp.ON, Press.LONG, Lamp.BROKEN, "1.2", "BANG")
            .build();
    private final Machine<Lamp, Press> machine = new Machine<>(table);

    @Test
    void itBeginsInTheInitialState() {
        assertEquals(Lamp.OFF, machine.state());
        assertFalse(machine.isTerminal());
    }

    @Test
    void anExpectedInputTakesTheTransitionOfItsRow() {
        assertTrue(machine.accepts(Press.SHORT));
        assertEquals(table.row(Lamp.OFF, Press.SHORT), machine.take(Press.SHORT));
        assertEquals(Lamp.ON, machine.state());
    }

    @Test
    void anUnexpectedInputChangesNothing() {
        assertFalse(machine.accepts(Press.LONG));
        assertNull(machine.take(Press.LONG));
        assertEquals(Lamp.OFF, machine.state());
    }

    @Test
    void askingWhetherAnInputIsExpectedChangesNothing() {
        machine.accepts(Press.SHORT);
        assertEquals(Lamp.OFF, machine.state());
    }

    @Test
    void itStandsStillInATerminalState() {
        machine.take(Press.SHORT);
        machine.take(Press.LONG);
        assertTrue(machine.isTerminal());
        assertNull(machine.take(Press.SHORT));
        assertEquals(Lamp.BROKEN, machine.state());
    }
}
