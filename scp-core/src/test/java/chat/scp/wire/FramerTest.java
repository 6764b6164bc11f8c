package chat.scp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FramerTest {
    private static final int LIMIT = 1000;

    private final Framer framer = new Framer(FrameFormat.SCP2, LIMIT);

    @Spec("3.1-2")
    @Test
    void aLengthThatIsOnlyClaimedCostsNoMemory() throws ProtocolException {
        Framer large = new Framer(FrameFormat.SCP2, FrameFormat.SCP2.maxFrameBytes());
        assertFalse(large.next(hex("0209000000fffff8 00")));
        assertTrue(large.capacity() <= 256, "holds " + large.capacity());
    }

    @Spec({"3.1-2", "3.1-3"})
    @Test
    void aFrameAboveTheLimitFailsBeforeItsPayloadComes() {
        ProtocolException e = assertThrows(ProtocolException.class, () -> framer.next(hex("02090000000003e1")));
        assertEquals(ErrorCode.TOO_LARGE, e.code());
        assertEquals(ProtocolException.Scope.CHANNEL, e.scope());
    }

    @Test
    void aFrameOfExactlyTheLimitPasses() throws ProtocolException {
        ByteBuffer frame = ByteBuffer.allocate(LIMIT).put(0, HexFormat.of().parseHex("02090000000003e0"));
        assertTrue(framer.next(frame));
        assertEquals(LIMIT, framer.frame().length());
    }

    @Spec("3.1-1")
    @Test
    void anotherVersionFailsAtItsFirstByte() {
        ProtocolException e = assertThrows(ProtocolException.class, () -> framer.next(hex("01")));
        assertEquals(ErrorCode.BAD_VERSION, e.code());
    }

    @Test
    void theLimitOfScp1IsItsOwn() throws ProtocolException {
        Framer scp1 = new Framer(FrameFormat.SCP1, FrameFormat.SCP1.maxFrameBytes());
        assertFalse(scp1.next(hex("0107ffff")));
        assertThrows(IllegalArgumentException.class, () -> new Framer(FrameFormat.SCP1, 4 + 0x10000));
        assertThrows(IllegalArgumentException.class, () -> new Framer(FrameFormat.SCP1, 3));
    }

    @Test
    void aFrameWhoseHeaderWasAcceptedMayEndUnderALowerLimit() throws ProtocolException {
        ByteBuffer frame = ByteBuffer.allocate(LIMIT).put(0, HexFormat.of().parseHex("02090000000003e0"));
        assertFalse(framer.next(frame.slice(0, 600)));
        framer.limit(100);
        assertTrue(framer.next(frame.slice(600, 400)));
        assertEquals(LIMIT, framer.frame().length());
    }

    @Test
    void memoryAboveALowerLimitIsGivenBack() throws ProtocolException {
        ByteBuffer frame = ByteBuffer.allocate(LIMIT).put(0, HexFormat.of().parseHex("02090000000003e0"));
        framer.next(frame.slice(0, 999));
        framer.limit(100);
        framer.next(frame.slice(999, 1));
        framer.next(hex("02"));
        assertTrue(framer.capacity() <= 100, "holds " + framer.capacity());
    }

    @Test
    void aHigherLimitHoldsFromTheNextHeader() throws ProtocolException {
        framer.limit(2000);
        assertFalse(framer.next(hex("02090000000007c8")));
    }

    @Test
    void aWholeFrameIsShownWhereItLies() throws ProtocolException {
        ByteBuffer bytes = hex("0e 0209000000000008 0102030405060708 02");
        bytes.position(1);
        assertTrue(framer.next(bytes));
        assertEquals(1, framer.frame().offset());
        assertTrue(framer.frame().buffer() == bytes);
        assertEquals(0, framer.capacity());
        assertFalse(framer.next(bytes));
        assertEquals(1, framer.bufferedBytes());
    }

    @Test
    void nothingIsNotAFrame() throws ProtocolException {
        assertFalse(framer.next(ByteBuffer.allocate(0)));
    }

    @Test
    void aLittleEndianBufferIsTheCallersBug() {
        ByteBuffer little = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        assertThrows(IllegalArgumentException.class, () -> framer.next(little));
    }

    private static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
