package chat.scp.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.auth.ScramException.Reason;
import org.junit.jupiter.api.function.Executable;

/** What a failed login is asserted with. */
final class Thrown {
    private Thrown() {}

    static void assertReason(Reason reason, Executable step) {
        assertEquals(reason, assertThrows(ScramException.class, step).reason());
    }
}
