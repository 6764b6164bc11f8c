package chat.scp.vectors;

import chat.scp.registry.PduLayout;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Frames made from the layout data, for tests of whatever reads frames. */
public final class Frames {
    private static final int LONG = 4096;

    private Frames() {}

    /** The frames of all vectors, valid and not, but the very long ones. */
    public static List<byte[]> ofVectors(Layout layout) {
        return VectorGenerator.all().stream()
                .filter(f -> f.version() == layout.version())
                .<Vector>mapMulti((f, all) -> {
                    f.valid().forEach(all);
                    f.invalid().forEach(all);
                })
                .map(Vector::frame)
                .filter(frame -> frame.length <= LONG)
                .toList();
    }

    /** Valid frames of any PDU of the version, with any values. */
    public static Arbitrary<byte[]> anyValid(Layout layout) {
        return Arbitraries.of(layout.registry().pdus()).flatMap(pdu -> valid(layout, pdu));
    }

    /** Valid frames of this PDU, with any values. */
    public static Arbitrary<byte[]> valid(Layout layout, String pdu) {
        return valid(layout, layout.registry().pdu(pdu));
    }

    private static Arbitrary<byte[]> valid(Layout layout, PduLayout pdu) {
        return new LayoutArbitraries(layout)
                .values(pdu)
                .map(values -> LayoutWriter.bytes(LayoutWriter.frame(layout, pdu, values)));
    }
}
