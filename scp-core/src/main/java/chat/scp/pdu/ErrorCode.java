package chat.scp.pdu;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Why something was refused or closed. Open: an unknown code survives, and its range tells what to do. §12.2 */
public record ErrorCode(int value) {
    private static final Map<Integer, ErrorCode> KNOWN = new TreeMap<>();
    private static final Map<Integer, String> NAMES = new TreeMap<>();

    /** Nothing went wrong: a normal end. */
    public static final ErrorCode NONE = known(0x0000, "NONE");

    /** The server goes away; come back later or go to the address that it named. */
    public static final ErrorCode SHUTTING_DOWN = known(0x0100, "SHUTTING_DOWN");

    /** Too much to do; come back after the time given. */
    public static final ErrorCode OVERLOADED = known(0x0101, "OVERLOADED");

    /** Too fast; slow down. */
    public static final ErrorCode RATE_LIMITED = known(0x0102, "RATE_LIMITED");

    /** The other side did not do in time what was awaited. */
    public static final ErrorCode TIMEOUT = known(0x0103, "TIMEOUT");

    /** The other side did not read what was sent to it. */
    public static final ErrorCode SLOW_CONSUMER = known(0x0104, "SLOW_CONSUMER");

    /** A fault of this side. */
    public static final ErrorCode INTERNAL = known(0x0105, "INTERNAL");

    /** No room for another session. */
    public static final ErrorCode SERVER_FULL = known(0x0106, "SERVER_FULL");

    /** The log cannot be written now, for example because the disk is full. */
    public static final ErrorCode STORE_UNAVAILABLE = known(0x0107, "STORE_UNAVAILABLE");

    /** The token is unknown, used or too old; log in anew. */
    public static final ErrorCode RESUME_REFUSED = known(0x0108, "RESUME_REFUSED");

    /** The link went away without a word. Never on the wire. */
    public static final ErrorCode LINK_LOST = known(0x0109, "LINK_LOST");

    /** The same device logged in again elsewhere. */
    public static final ErrorCode REPLACED = known(0x0200, "REPLACED");

    /** Name or proof is wrong; which of them is not told. */
    public static final ErrorCode BAD_CREDENTIALS = known(0x0201, "BAD_CREDENTIALS");

    /** This account or address may not come in. */
    public static final ErrorCode BANNED = known(0x0202, "BANNED");

    /** No major version in common. */
    public static final ErrorCode VERSION_MISMATCH = known(0x0203, "VERSION_MISMATCH");

    /** Somebody between the two changed what was offered. */
    public static final ErrorCode DOWNGRADE_DETECTED = known(0x0204, "DOWNGRADE_DETECTED");

    /** The server does not accept this login mechanism. */
    public static final ErrorCode MECHANISM_REFUSED = known(0x0205, "MECHANISM_REFUSED");

    /** Somebody else is logged in, or registered, under this name. */
    public static final ErrorCode NAME_IN_USE = known(0x0206, "NAME_IN_USE");

    /** The account's owner ended this device. */
    public static final ErrorCode REVOKED = known(0x0207, "REVOKED");

    /** No accounts are made here, or not with this invitation code. */
    public static final ErrorCode REGISTRATION_CLOSED = known(0x0208, "REGISTRATION_CLOSED");

    /** The server did not prove that it knows the verifier. Never on the wire but in CLOSE. */
    public static final ErrorCode SERVER_UNTRUSTED = known(0x0209, "SERVER_UNTRUSTED");

    /** Bytes that no layout allows. */
    public static final ErrorCode MALFORMED = known(0x0300, "MALFORMED");

    /** A PDU that is illegal in this state, or from this side. */
    public static final ErrorCode UNEXPECTED = known(0x0301, "UNEXPECTED");

    /** A frame longer than the limit. */
    public static final ErrorCode TOO_LARGE = known(0x0302, "TOO_LARGE");

    /** An unknown type outside of the ignorable range. */
    public static final ErrorCode UNKNOWN_PDU = known(0x0303, "UNKNOWN_PDU");

    /** A flag that is not defined for this PDU. */
    public static final ErrorCode BAD_FLAGS = known(0x0304, "BAD_FLAGS");

    /** Text that is not well-formed UTF-8. */
    public static final ErrorCode BAD_UTF8 = known(0x0305, "BAD_UTF8");

    /** A name outside of its alphabet or length. */
    public static final ErrorCode BAD_NAME = known(0x0306, "BAD_NAME");

    /** A number outside of its range, or a control character in text. */
    public static final ErrorCode BAD_VALUE = known(0x0307, "BAD_VALUE");

    /** An extension field that must be understood and is not. */
    public static final ErrorCode UNKNOWN_EXTENSION = known(0x0308, "UNKNOWN_EXTENSION");

    /** A length that does not fit the frame around it. */
    public static final ErrorCode BAD_LENGTH = known(0x0309, "BAD_LENGTH");

    /** A PDU on a channel that does not carry it. */
    public static final ErrorCode WRONG_CHANNEL = known(0x030A, "WRONG_CHANNEL");

    /** More unanswered or unacknowledged than was agreed. */
    public static final ErrorCode WINDOW_EXCEEDED = known(0x030B, "WINDOW_EXCEEDED");

    /** A PDU of a capability that was not agreed. */
    public static final ErrorCode NOT_NEGOTIATED = known(0x030C, "NOT_NEGOTIATED");

    /** A frame of another version than the session's. */
    public static final ErrorCode BAD_VERSION = known(0x030D, "BAD_VERSION");

    /** No such user, room, conversation, message or device, or none that you may see. */
    public static final ErrorCode NOT_FOUND = known(0x0400, "NOT_FOUND");

    /** Your role does not allow it. */
    public static final ErrorCode FORBIDDEN = known(0x0401, "FORBIDDEN");

    /** You are not in this conversation. */
    public static final ErrorCode NOT_A_MEMBER = known(0x0402, "NOT_A_MEMBER");

    /** The name or the id is taken. */
    public static final ErrorCode ALREADY_EXISTS = known(0x0403, "ALREADY_EXISTS");

    /** A limit of yours or of the conversation. */
    public static final ErrorCode LIMIT_REACHED = known(0x0404, "LIMIT_REACHED");

    /** The peer said no. */
    public static final ErrorCode PEER_REJECTED = known(0x0405, "PEER_REJECTED");

    /** The peer takes no further invitation now. */
    public static final ErrorCode PEER_BUSY = known(0x0406, "PEER_BUSY");

    /** The peer is away or did not answer. */
    public static final ErrorCode PEER_UNAVAILABLE = known(0x0407, "PEER_UNAVAILABLE");

    /** That is yourself. */
    public static final ErrorCode SELF = known(0x0408, "SELF");

    /** Its time was over. */
    public static final ErrorCode EXPIRED = known(0x0409, "EXPIRED");

    /** This id was used for something else before. */
    public static final ErrorCode ID_REUSED = known(0x040A, "ID_REUSED");

    /** A body that this server or conversation does not take. */
    public static final ErrorCode CONTENT_REFUSED = known(0x040B, "CONTENT_REFUSED");

    /** The other side cannot do that. */
    public static final ErrorCode NOT_SUPPORTED = known(0x040C, "NOT_SUPPORTED");

    /** Whoever asked took it back. */
    public static final ErrorCode CANCELLED = known(0x040D, "CANCELLED");

    public ErrorCode {
        Check.u16("errorCode", value);
    }

    /** The code of this number, registered or not. */
    public static ErrorCode of(int value) {
        ErrorCode known = KNOWN.get(value);
        return known != null ? known : new ErrorCode(value);
    }

    /** Every registered code, by number. */
    public static Collection<ErrorCode> registered() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    /** Whether the same client must not come back as it is: the range says it of unknown codes too. §12.2 */
    public boolean isTerminal() {
        return value >> 8 == 0x02;
    }

    /** Whether this side broke the rules of the protocol. §12.2 */
    public boolean isViolation() {
        return value >> 8 == 0x03;
    }

    /** The registered name, or the number of a code that has none. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(value, "0x" + Integer.toHexString(value));
    }

    private static ErrorCode known(int value, String name) {
        ErrorCode code = new ErrorCode(value);
        KNOWN.put(value, code);
        NAMES.put(value, name);
        return code;
    }
}
