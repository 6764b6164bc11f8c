package chat.scp.signal;

import chat.scp.pdu.ErrorCode;

/**
 * Why a session, or its link, ended.
 *
 * @param code what happened; its range says whether to come back
 * @param origin whose doing it was
 * @param retryAfterMillis wait at least this long before coming back
 * @param text for people and logs
 */
public record CloseReason(ErrorCode code, Origin origin, int retryAfterMillis, String text) {
    /** Whose doing it was. */
    public enum Origin {
        LOCAL,
        PEER,
        LINK
    }

    public static CloseReason local(ErrorCode code, String text) {
        return new CloseReason(code, Origin.LOCAL, 0, text);
    }

    public static CloseReason peer(ErrorCode code, int retryAfterMillis, String text) {
        return new CloseReason(code, Origin.PEER, retryAfterMillis, text);
    }

    public static CloseReason linkLost() {
        return new CloseReason(ErrorCode.LINK_LOST, Origin.LINK, 0, "");
    }

    /** Whether the same client may try again by itself. §12.2 */
    public boolean mayComeBack() {
        return !code.isTerminal() && !code.isViolation() && !code.equals(ErrorCode.NONE);
    }
}
