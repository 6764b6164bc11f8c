package chat.scp.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.fuzz.Mutator;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.registry.PduLayout;
import chat.scp.wire.ProtocolException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The codecs and an interpreter of the registries' layouts agree on whatever bytes there are, right or wrong. */
class CodecAgreesWithLayoutTest {
    record Sample(Layout layout, PduLayout pdu, Map<String, Object> values) {
        byte[] frame() {
            return LayoutWriter.bytes(LayoutWriter.frame(layout, pdu, values));
        }
    }

    private static final int MESSAGE_FIXED_END = 100;

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.of(Layout.allPdus()).flatMap(p -> new LayoutArbitraries(p.layout())
                .values(p.pdu())
                .map(values -> new Sample(p.layout(), p.pdu(), values)));
    }

    @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
    void everyPduDecodesToItsFieldsAndEncodesToItsBytes(@ForAll("samples") Sample sample)
            throws ProtocolException, LayoutError {
        Layout layout = sample.layout();
        byte[] frame = sample.frame();

        Pdu pdu = Codecs.decode(layout, frame);
        assertEquals(sample.values(), PduFields.of(layout, pdu));
        assertEquals(sample.values(), LayoutReader.read(layout, frame).fields());
        assertEquals(frame.length, Codecs.table(layout).frameBytes(pdu));
        assertArrayEquals(frame, Codecs.encode(layout, pdu));
        assertEquals(pdu, Codecs.decode(layout, Codecs.encode(layout, pdu)));
    }

    @Property(tries = 8000, edgeCases = EdgeCasesMode.NONE)
    void bothSayTheSameOfDamagedFrames(@ForAll("samples") Sample sample, @ForAll long seed) {
        byte[] damaged = new Mutator(new Random(seed)).damageOneFrame(sample.frame());
        // §2: of several rules that a frame breaks, any may be answered; the codec looks at this block's length first.
        Assume.that(!isMessage(damaged) || damaged.length >= MESSAGE_FIXED_END);
        assertEquals(byLayout(sample.layout(), damaged), byCodec(sample.layout(), damaged), () -> HexFormat.of()
                .formatHex(damaged));
    }

    /** Also one whose damaged byte is its type. */
    private static boolean isMessage(byte[] frame) {
        return frame.length > 1 && frame[0] == 2 && frame[1] == Scp2Type.MESSAGE.code();
    }

    private static String byCodec(Layout layout, byte[] frame) {
        try {
            Pdu pdu = Codecs.decode(layout, frame);
            return PduFields.name(pdu) + PduFields.of(layout, pdu);
        } catch (ProtocolException e) {
            return e.code() + " §" + e.section();
        }
    }

    private static String byLayout(Layout layout, byte[] frame) {
        try {
            LayoutReader.Read read = LayoutReader.read(layout, frame);
            return read.pdu() + read.fields();
        } catch (LayoutError e) {
            return e.getMessage();
        }
    }
}
