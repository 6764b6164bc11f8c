package chat.scp.v2;

import static chat.scp.pdu.v2.Scp2Type.*;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.signal.Channel;
import chat.scp.wire.ProtocolException;
import java.util.EnumSet;
import java.util.Set;

/** Which PDUs a channel carries. §4.8, column "channel" of §7 */
final class CarriageRules {
    private static final Set<Scp2Type> CONVERSATION =
            EnumSet.of(CHANNEL, MESSAGE, STORED, REJECTED, MARK, SKIPPED, NOP);
    private static final Set<Scp2Type> BULK = EnumSet.of(CHANNEL, PAGE, MESSAGE, SKIPPED, DONE, NOP);
    private static final Set<Scp2Type> DATAGRAM = EnumSet.of(TYPING, PRESENCE, NOP);
    /** §8.2: whoever opens a channel reads its CHANNEL; one that comes here is a second one, or on control. */
    private static final Set<Scp2Type> CONTROL = EnumSet.allOf(Scp2Type.class);

    private static final Set<Scp2Type> NONE = EnumSet.noneOf(Scp2Type.class);

    private CarriageRules() {}

    static void check(Scp2Type type, Channel channel) throws ProtocolException {
        if (!carried(channel.kind()).contains(type)) {
            throw new ProtocolException(ErrorCode.WRONG_CHANNEL, "4.8", type + " on channel " + channel.kind());
        }
    }

    static Set<Scp2Type> carried(Channel.Kind kind) {
        return switch (kind) {
            case CONTROL -> CONTROL;
            case CONVERSATION -> CONVERSATION;
            case BULK -> BULK;
            case DATAGRAM -> DATAGRAM;
            case PUSH -> NONE;
        };
    }
}
