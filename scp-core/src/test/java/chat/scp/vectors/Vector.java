package chat.scp.vectors;

import java.util.List;
import java.util.Map;

/** A case of the vectors: a frame, and what it holds or what is wrong with it. */
sealed interface Vector {
    String name();

    byte[] frame();

    /**
     * A frame that decodes.
     *
     * @param comment why it is here
     * @param canonical whether encoding the fields gives the same bytes
     */
    record Valid(
            String name, String comment, String pdu, List<Piece> pieces, Map<String, Object> fields, boolean canonical)
            implements Vector {
        @Override
        public byte[] frame() {
            return LayoutWriter.bytes(pieces);
        }
    }

    /** A frame that does not, and what that earns. */
    record Invalid(String name, byte[] frame, String error, String section) implements Vector {}
}
