package chat.scp.v2;

import chat.scp.pdu.v2.Scp2Type;
import java.util.EnumMap;
import java.util.Map;

/** What can happen to a server session of SCP/2. §4 */
enum ServerInput {
    LINK_LOST,

    RECV_REGISTER,
    RECV_PING,
    RECV_PONG,
    RECV_CLOSE,
    RECV_NOP,
    RECV_INVITE,
    RECV_ACCEPT,
    RECV_REJECT,
    RECV_CONFIRM,
    RECV_CANCEL,
    RECV_MESSAGE,
    RECV_MARK,
    RECV_TYPING,
    RECV_PRESENCE,
    /** Any request of a client that is logged in. */
    RECV_REQUEST,
    /** A type in the ignorable range that nobody here knows. */
    RECV_UNKNOWN,
    /** A PDU that only servers send. */
    RECV_FROM_WRONG_SIDE,

    /** HELLO that begins SCRAM. */
    HELLO_FOR_SCRAM,
    /** HELLO that can be judged as it is. */
    HELLO_FOR_ADMISSION,
    /** HELLO with a version or mechanism that is not accepted, or damaged SCRAM. */
    HELLO_BAD,
    /** RESPONSE that proves the password. */
    PROVEN,
    PROOF_BAD,
    PEER_VIOLATED,

    LOGIN_TIMEOUT,
    IDLE_TIMEOUT,
    DRAIN_TIMEOUT,
    CLOSE_TIMEOUT,
    /** More waits to be read than is kept for anybody. */
    CONSUMER_TOO_SLOW,

    PROVIDE_VERIFIER,
    ADMIT,
    REFUSE_LOGIN,
    REPLY,
    REPLY_PAGE,
    ANSWER_SEND,
    DELIVER,
    NOTIFY,
    SHOW_CONVERSATION,
    RELAY,
    ROTATE_TOKEN,
    TELL_NOTICE,
    GO_AWAY,
    CLOSE;

    private static final Map<Scp2Type, ServerInput> BY_TYPE = new EnumMap<>(Scp2Type.class);

    static {
        for (ServerInput input : values()) {
            for (Scp2Type type : Scp2Type.values()) {
                if (input.name().equals("RECV_" + type)) {
                    BY_TYPE.put(type, input);
                }
            }
        }
    }

    /** The input that the arrival of this type is, guards aside. */
    static ServerInput received(Scp2Type type) {
        return BY_TYPE.getOrDefault(type, RECV_FROM_WRONG_SIDE);
    }
}
