package chat.scp.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateTableTest {
    @Test
    void aRowIsFoundByStateAndInput() {
        StateTable<Lamp, Press> table = working().build();
        assertEquals(
                new Row<>(Lamp.OFF, Press.SHORT, Lamp.ON, List.of("LIGHT"), "1.1"), table.row(Lamp.OFF, Press.SHORT));
        assertNull(table.row(Lamp.OFF, Press.LONG));
    }

    @Test
    void twoRowsForOneStateAndInputAreRefused() {
        assertRefused("two rows for SHORT in OFF", working().row(Lamp.OFF, Press.SHORT, Lamp.BROKEN, "1.1"));
    }

    @Test
    void evenTheSameRowTwiceIsRefused() {
        assertRefused("two rows for SHORT in OFF", working().row(Lamp.OFF, Press.SHORT, Lamp.ON, "1.1", "LIGHT"));
    }

    @Test
    void aStateThatNothingLeadsToIsRefused() {
        assertRefused(
                "unreachable states in lamp: only [OFF, ON] are reached",
                Lamp.table().row(Lamp.OFF, Press.SHORT, Lamp.ON, "1.1"));
    }

    @Test
    void aStateThatOnlyAnUnreachableOneLeadsToIsRefused() {
        assertRefused(
                "unreachable states in lamp: only [OFF] are reached",
                StateTable.of("lamp", Lamp.class, Press.class, Lamp.OFF)
                        .row(Lamp.ON, Press.SHORT, Lamp.BROKEN, "1.1")
                        .row(Lamp.BROKEN, Press.SHORT, Lamp.ON, "1.1"));
    }

    @Test
    void aWayOutOfATerminalStateIsRefused() {
        assertRefused(
                "a way out of the terminal state BROKEN", working().row(Lamp.BROKEN, Press.LONG, Lamp.OFF, "1.1"));
    }

    @Test
    void aTerminalStateMayStillTakeInputs() {
        StateTable<Lamp, Press> table =
                working().stay(Lamp.BROKEN, Press.SHORT, "1.1").build();
        assertTrue(table.isTerminal(Lamp.BROKEN));
        assertEquals(
                new Row<>(Lamp.BROKEN, Press.SHORT, Lamp.BROKEN, List.of(), "1.1"),
                table.row(Lamp.BROKEN, Press.SHORT));
    }

    @Test
    void rowsForSeveralStatesAreOneEach() {
        StateTable<Lamp, Press> table = Lamp.table()
                .row(Lamp.OFF, Press.SHORT, Lamp.ON, "1.1")
                .rows(EnumSet.of(Lamp.OFF, Lamp.ON), Press.LONG, Lamp.BROKEN, "1.2", "BANG")
                .build();
        assertEquals(3, table.rows().size());
        assertEquals(
                new Row<>(Lamp.ON, Press.LONG, Lamp.BROKEN, List.of("BANG"), "1.2"), table.row(Lamp.ON, Press.LONG));
    }

    private static StateTable.Builder<Lamp, Press> working() {
        return Lamp.table()
                .row(Lamp.OFF, Press.SHORT, Lamp.ON, "1.1", "LIGHT")
                .row(Lamp.ON, Press.LONG, Lamp.BROKEN, "1.2", "BANG");
    }

    private static void assertRefused(String why, StateTable.Builder<Lamp, Press> builder) {
        assertEquals(
                why,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }
}
