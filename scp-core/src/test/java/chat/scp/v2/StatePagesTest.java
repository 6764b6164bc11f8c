package chat.scp.v2;

import chat.scp.machine.StateDiagram;
import org.junit.jupiter.api.Test;

/** The pages of §15 are those of the tables that run. */
class StatePagesTest {
    @Test
    void thePageOfTheClientIsFresh() {
        StateDiagram.check(ClientTable.TABLE);
    }

    @Test
    void thePageOfTheServerIsFresh() {
        StateDiagram.check(ServerTable.TABLE);
    }

    @Test
    void thePagesOfInvitationsAtClientsAreFresh() {
        StateDiagram.check(InvitationTables.ORIGINATOR);
        StateDiagram.check(InvitationTables.PEER);
    }
}
