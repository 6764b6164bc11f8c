package chat.scp.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.v1.DisconnectReq;
import chat.scp.pdu.v2.Ping;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.vectors.Frames;
import chat.scp.vectors.Layout;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Encoding into memory of the caller's. */
class EncodingTest {
    private static final byte UNTOUCHED = 0x55;

    private final PduEncoder scp1 = new PduEncoder(Scp1Codecs.TABLE);
    private final PduEncoder scp2 = new PduEncoder(Scp2Codecs.TABLE);

    @Provide
    Arbitrary<byte[]> frames() {
        return Arbitraries.of(Layout.SCP1, Layout.SCP2).flatMap(Frames::anyValid);
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void anyMemoryAtAnyOffsetGetsTheSameBytesAndNothingAround(
            @ForAll("frames") byte[] frame, @ForAll @IntRange(max = 40) int offset) throws ProtocolException {
        Pdu pdu = decode(frame);
        PduEncoder encoder = encoder(frame);

        assertArrayEquals(frame, encoder.encode(pdu));

        byte[] array = untouched(frame.length + 60);
        assertEquals(offset + frame.length, encoder.encode(pdu, array, offset));
        assertPlaced(frame, array, offset);

        for (boolean direct : new boolean[] {false, true}) {
            ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(array.length) : ByteBuffer.allocate(array.length);
            buffer.put(0, untouched(array.length)).position(offset);
            encoder.encode(pdu, buffer);
            assertEquals(offset + frame.length, buffer.position());
            byte[] copy = new byte[array.length];
            buffer.get(0, copy);
            assertPlaced(frame, copy, offset);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aBufferThatIsTooSmallStaysAsItWas(@ForAll("frames") byte[] frame) throws ProtocolException {
        Pdu pdu = decode(frame);
        byte[] array = untouched(frame.length + 10);
        ByteBuffer buffer = ByteBuffer.wrap(array).position(5).limit(5 + frame.length - 1);
        assertThrows(BufferOverflowException.class, () -> encoder(frame).encode(pdu, buffer));
        assertThrows(BufferOverflowException.class, () -> encoder(frame).encode(pdu, array, 11));
        assertEquals(5, buffer.position());
        assertArrayEquals(untouched(array.length), array);
    }

    @Test
    void aPduOfAnotherVersionIsTheCallersBug() {
        assertThrows(IllegalArgumentException.class, () -> scp2.encode(new DisconnectReq()));
        assertThrows(IllegalArgumentException.class, () -> scp1.encode(new Ping(1)));
    }

    @Test
    void anUnknownPduMayNotPassForAKnownOneNorForACriticalOne() {
        for (UnknownPdu wrong : new UnknownPdu[] {
            new UnknownPdu(2, 0x01, 0, Bytes.EMPTY),
            new UnknownPdu(2, 0x7F, 0, Bytes.EMPTY),
            new UnknownPdu(2, 0xFF, 0, Bytes.EMPTY),
            new UnknownPdu(1, 0x80, 0, Bytes.EMPTY)
        }) {
            assertThrows(IllegalArgumentException.class, () -> scp2.encode(wrong), wrong.toString());
        }
        assertThrows(IllegalArgumentException.class, () -> scp1.encode(new UnknownPdu(1, 0x80, 0, Bytes.EMPTY)));
    }

    @Test
    void anUnknownPduIsEncodedAsItCame() throws ProtocolException {
        UnknownPdu unknown = new UnknownPdu(2, 0x8A, 0xFF01, Bytes.of((byte) 1, (byte) 2));
        byte[] frame = scp2.encode(unknown);
        assertEquals(unknown, decode(frame));
    }

    @Test
    void aLittleEndianBufferIsTheCallersBug() {
        ByteBuffer little = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        assertThrows(IllegalArgumentException.class, () -> scp2.encode(new Ping(1), little));
        assertThrows(IllegalArgumentException.class, () -> new PduDecoder(Scp2Codecs.TABLE).decode(little));
    }

    private static void assertPlaced(byte[] frame, byte[] memory, int offset) {
        byte[] expected = untouched(memory.length);
        System.arraycopy(frame, 0, expected, offset, frame.length);
        assertArrayEquals(expected, memory);
    }

    private static byte[] untouched(int size) {
        byte[] array = new byte[size];
        Arrays.fill(array, UNTOUCHED);
        return array;
    }

    private PduEncoder encoder(byte[] frame) {
        return frame[0] == 1 ? scp1 : scp2;
    }

    private static Pdu decode(byte[] frame) throws ProtocolException {
        return new PduDecoder(frame[0] == 1 ? Scp1Codecs.TABLE : Scp2Codecs.TABLE).decode(ByteBuffer.wrap(frame));
    }
}
