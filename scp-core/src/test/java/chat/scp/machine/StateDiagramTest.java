package chat.scp.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StateDiagramTest {
    @Test
    void thePageHasADiagramAndEveryRow() {
        StateTable<Lamp, Press> lamp = Lamp.table()
                .row(Lamp.OFF, Press.SHORT, Lamp.ON, "1.1", "LIGHT", "HUM")
                .row(Lamp.OFF, Press.LONG, Lamp.ON, "1.2")
                .stay(Lamp.ON, Press.SHORT, "1.1")
                .row(Lamp.ON, Press.LONG, Lamp.BROKEN, "1.3", "BANG")
                .build();
        assertEquals("""
                # lamp

                Generated from the table in the code. An input without a row is unexpected in that state. Inputs that
                leave the state as it is are in the table only.

                ```mermaid
                stateDiagram-v2
                    [*] --> OFF
                    OFF --> ON : SHORT<br/>LONG
                    ON --> BROKEN : LONG
                    BROKEN --> [*]
                ```

                | From | Input | To | Sends | Section |
                |---|---|---|---|---|
                | `OFF` | `SHORT` | `ON` | LIGHT, HUM | §1.1 |
                | `OFF` | `LONG` | `ON` |  | §1.2 |
                | `ON` | `SHORT` | `ON` |  | §1.1 |
                | `ON` | `LONG` | `BROKEN` | BANG | §1.3 |
                """, StateDiagram.page(lamp));
    }
}
