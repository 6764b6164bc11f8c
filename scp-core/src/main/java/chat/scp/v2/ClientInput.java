package chat.scp.v2;

import chat.scp.pdu.v2.Scp2Type;
import java.util.EnumMap;
import java.util.Map;

/** What can happen to a client session of SCP/2. §4 */
enum ClientInput {
    LINK_UP_TO_REGISTER,
    LINK_UP_FOR_SCRAM,
    LINK_UP_WITHOUT_CHALLENGE,
    LINK_LOST,

    RECV_CHALLENGE,
    RECV_WELCOME,
    RECV_REFUSED,
    RECV_TOKEN,
    RECV_PING,
    RECV_PONG,
    RECV_GOAWAY,
    RECV_CLOSE,
    RECV_NOP,
    RECV_DONE,
    RECV_FAILED,
    RECV_CONVERSATION,
    RECV_MEMBER,
    RECV_USER,
    RECV_DEVICE,
    RECV_INVITE,
    RECV_RINGING,
    RECV_ACCEPT,
    RECV_REJECT,
    RECV_CONFIRM,
    RECV_CANCEL,
    RECV_MESSAGE,
    RECV_STORED,
    RECV_REJECTED,
    RECV_MARK,
    RECV_PAGE,
    RECV_SKIPPED,
    RECV_HEAD,
    RECV_TYPING,
    RECV_PRESENCE,
    RECV_KEYS,
    RECV_NOTICE,
    /** A type in the ignorable range that nobody here knows. */
    RECV_UNKNOWN,
    /** A PDU that only clients send. */
    RECV_FROM_WRONG_SIDE,

    /** DONE for REGISTER. */
    REGISTERED,
    /** FAILED for REGISTER. */
    REGISTRATION_FAILED,
    /** The challenge is damaged, or shows a downgrade. */
    CHALLENGE_BAD,
    /** The server did not prove that it knows the verifier. */
    SERVER_UNTRUSTED,
    /** REFUSED, and the token was at fault: a login with the credential may do. */
    TOKEN_REFUSED,
    /** CLOSE with a code that lets the client come back. */
    CLOSED_FOR_NOW,
    PEER_VIOLATED,

    LOGIN_TIMEOUT,
    IDLE_TIMEOUT,
    KEEP_ALIVE_DUE,
    /** Something is unanswered, and nothing was heard for a while. */
    ANSWER_DUE,
    /** Nothing was heard after the PING for that, either. */
    PROBE_TIMEOUT,
    MARKS_DUE,
    GAPS_DUE,
    INVITATION_TIMEOUT,
    /** After GOAWAY: nothing is unanswered, or the time is over. */
    DRAINED,
    CLOSE_TIMEOUT,

    PROVIDE_KEY,
    SEND,
    MARK,
    INVITE,
    ACCEPT_INVITATION,
    REJECT_INVITATION,
    CANCEL_INVITATION,
    SHOW_TYPING,
    SHOW_PRESENCE,
    ASK,
    LEAVE,
    CLOSE;

    private static final Map<Scp2Type, ClientInput> BY_TYPE = new EnumMap<>(Scp2Type.class);

    static {
        for (ClientInput input : values()) {
            for (Scp2Type type : Scp2Type.values()) {
                if (input.name().equals("RECV_" + type)) {
                    BY_TYPE.put(type, input);
                }
            }
        }
    }

    /** The input that the arrival of this type is. */
    static ClientInput received(Scp2Type type) {
        return BY_TYPE.getOrDefault(type, RECV_FROM_WRONG_SIDE);
    }
}
