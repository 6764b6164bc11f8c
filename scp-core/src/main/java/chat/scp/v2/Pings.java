package chat.scp.v2;

import chat.scp.dialect.Outlet;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Pong;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.signal.Channel;
import chat.scp.wire.ProtocolException;

/** Answers to PING. §4.6 */
final class Pings {
    /** §4.6-4: so many may be unanswered. */
    static final int MAX_UNANSWERED = 16;

    private Pings() {}

    /** Answers; a PONG that has not left yet is a PING that is unanswered. */
    static void answer(Ping ping, Outlet<?> outlet) throws ProtocolException {
        if (outlet.waiting(Scp2Type.PONG.code()) >= MAX_UNANSWERED) {
            throw new ProtocolException(
                    ErrorCode.WINDOW_EXCEEDED, "4.6", "more than " + MAX_UNANSWERED + " PINGs without an answer");
        }
        outlet.send(Channel.CONTROL, new Pong(ping.nonce()));
    }
}
