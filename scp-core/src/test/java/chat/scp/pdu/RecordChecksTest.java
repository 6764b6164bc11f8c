package chat.scp.pdu;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.pdu.v1.ErrorPdu;
import chat.scp.pdu.v1.Text;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Nop;
import chat.scp.pdu.v2.Profile;
import chat.scp.pdu.v2.PublishKeys;
import chat.scp.pdu.v2.Register;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invalid record cannot exist: what a field cannot hold is the caller's bug. */
class RecordChecksTest {
    private static final Bytes KEY = Bytes.of(new byte[32]);

    @Test
    void numbersStayInTheirRange() {
        assertDoesNotThrow(() -> new Done(Integer.MAX_VALUE, Long.MAX_VALUE));
        refused(() -> new Done(-1, 0));
        refused(() -> new Done(0, -1));
        refused(() -> new ErrorPdu(0x10000, ""));
        refused(() -> new ErrorPdu(-1, ""));
        refused(() -> new Mechanism(256));
        refused(() -> new Capability(0x10000));
        refused(() -> new ContentType(-1));
        refused(() -> new UnknownPdu(2, 256, 0, Bytes.EMPTY));
    }

    @Spec("3.3-9")
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\0", "\u007F", "\u009F", "\uD83C", "\uDF89"})
    void shownTextHasNoControlsAndNoHalves(String text) {
        refused(() -> new Profile(1, text));
    }

    @Test
    void textIsCountedInBytes() {
        assertDoesNotThrow(() -> new Profile(1, "x".repeat(255)));
        refused(() -> new Profile(1, "x".repeat(256)));
        refused(() -> new Profile(1, "\u00FC".repeat(128)));
        refused(() -> new Close(0, ErrorCode.NONE, "\uD83C\uDF89".repeat(64)));
    }

    @Test
    void textOfScp1MayHoldControlsButNoHalves() {
        assertEquals("a\n", new Text("a\n").text());
        refused(() -> new Text("\uD83C"));
        assertDoesNotThrow(() -> new Text("x".repeat(0xFFFD)));
        refused(() -> new Text("x".repeat(0xFFFE)));
    }

    @Test
    void bytesFitTheirLength() {
        assertDoesNotThrow(() -> new Nop(Bytes.of(new byte[0xFFFF])));
        refused(() -> new Nop(Bytes.of(new byte[0x10000])));
        refused(() -> new ExtensionField(1, Bytes.of(new byte[0x10000])));
        refused(() -> new PublishKeys(1, List.of(Bytes.of(new byte[0x10000]))));
        refused(() -> new Body(ContentType.TEXT, Bytes.of(new byte[16 * 1024 * 1024 + 1])));
    }

    @Test
    void keysHaveTheirExactSize() {
        assertDoesNotThrow(() -> register(KEY));
        refused(() -> register(Bytes.of(new byte[31])));
        refused(() -> register(Bytes.of(new byte[33])));
    }

    @Test
    void sumsOfLengthsCannotOverflow() {
        ExtensionField large = new ExtensionField(1, Bytes.of(new byte[0xFFFF]));
        refused(() -> new Extensions(Collections.nCopies(0x8001, large)));
        refused(() -> new PublishKeys(1, Collections.nCopies(0xFFFF, large.value())));
    }

    @Test
    void listsAreCopiedAndCounted() {
        List<Bytes> packages = new ArrayList<>(List.of(KEY));
        PublishKeys pdu = new PublishKeys(1, packages);
        packages.clear();
        assertEquals(1, pdu.packages().size());
        refused(() -> new PublishKeys(1, Collections.nCopies(0x10000, Bytes.EMPTY)));
    }

    @Test
    void aRelationPointsAtSomething() {
        refused(() -> new Relation(RelationKind.REPLY, Position.NONE));
        refused(() -> new Position(-1, 0));
        refused(() -> new Position(0, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0000000000000000000000000000000g", "000000000000000000000000000000000"})
    void anIdHas32HexadecimalDigits(String hex) {
        refused(() -> MessageId.of(hex));
    }

    @Test
    void anIdIsItsDigits() {
        String hex = "0123456789abcdeffedcba9876543210";
        assertEquals(hex, MessageId.of(hex).toString());
    }

    @Test
    void rangesOfErrorCodesTellWhatToDoWithUnknownOnes() {
        assertEquals(true, ErrorCode.of(0x02FF).isTerminal());
        assertEquals(true, ErrorCode.of(0x03FF).isViolation());
        assertEquals(false, ErrorCode.of(0x01FF).isTerminal());
        assertEquals("0x2ff", ErrorCode.of(0x02FF).toString());
    }

    private static Register register(Bytes key) {
        return new Register(1, UserName.of("alice"), 4096, key, KEY, Bytes.EMPTY, "", "");
    }

    private static void refused(Executable constructor) {
        assertThrows(IllegalArgumentException.class, constructor);
    }
}
