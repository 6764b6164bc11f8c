package chat.scp.v1;

import chat.scp.machine.StateDiagram;
import org.junit.jupiter.api.Test;

/** The pages of chapter 15 are the tables. */
class Scp1DiagramsTest {
    @Test
    void thePageOfTheClientIsItsTable() {
        StateDiagram.check(Scp1ClientTable.TABLE);
    }

    @Test
    void thePageOfTheServerIsItsTable() {
        StateDiagram.check(Scp1ServerTable.TABLE);
    }
}
