package chat.scp.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.UserName;
import chat.scp.wire.MessageView;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;

/**
 * What a server checks in a MESSAGE without decoding it: all that a receiver's decoder would trip
 * over, for a receiver must not lose its session through somebody else's message. §6.1
 */
final class OfferedMessage {
    private static final int CRITICAL_FLAGS = 0x00FF;
    private static final int KNOWN_FLAGS =
            MessageView.FLAG_EXTENSIONS | MessageView.FLAG_RELATION | MessageView.FLAG_EXPIRY;

    private OfferedMessage() {}

    static void check(MessageView view) throws ProtocolException {
        if ((view.flags() & CRITICAL_FLAGS & ~KNOWN_FLAGS) != 0) {
            throw new ProtocolException(
                    ErrorCode.BAD_FLAGS, "3.1", "flags 0x" + Integer.toHexString(view.flags()) + " on MESSAGE");
        }
        require(view.sequence() == 0 && view.epoch() == 0 && view.timeMillis() == 0, "6.1", "the server fills in");
        require(view.isSender(UserName.NONE), "6.1", "the server fills in who sent it");
        require(view.contentTypeValue() >= 0, "3.3", "a 32-bit number has its top bit set");
        if ((view.flags() & MessageView.FLAG_RELATION) != 0) {
            checkRelation(view);
        }
        if ((view.flags() & MessageView.FLAG_EXPIRY) != 0) {
            require(view.expiresAtMillis() > 0, "6.9", "expires at 0, or a number has its top bit set");
        }
    }

    /** Whether it has an extension field that must be understood; none is by this server. §3.4 */
    static boolean mustBeUnderstood(MessageView view) throws ProtocolException {
        boolean must = false;
        ByteBuffer in = view.buffer();
        int at = view.bodyOffset() + view.bodyBytes();
        int end = view.offset() + view.length();
        while (at < end) {
            int room = end - at - ExtensionField.HEADER_BYTES;
            int length = room < 0 ? 0 : in.getShort(at + 2) & 0xFFFF;
            if (room < length) {
                throw new ProtocolException(ErrorCode.BAD_LENGTH, "3.4", "an extension field is cut off");
            }
            must |= (in.getShort(at) & ExtensionField.MUST_UNDERSTAND) != 0;
            at += ExtensionField.HEADER_BYTES + length;
        }
        return must;
    }

    private static void checkRelation(MessageView view) throws ProtocolException {
        ByteBuffer in = view.buffer();
        int at = view.relationOffset();
        long sequence = in.getLong(at);
        int epoch = in.getInt(at + 8);
        require(sequence >= 0 && epoch >= 0, "3.3", "a number has its top bit set");
        require(sequence != 0 || epoch != 0, "7.4.1", "a relation to no position");
        require(RelationKind.ofCode(in.get(at + 12) & 0xFF) != null, "3.3", "no such relation");
    }

    private static void require(boolean kept, String section, String message) throws ProtocolException {
        if (!kept) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, section, message);
        }
    }
}
