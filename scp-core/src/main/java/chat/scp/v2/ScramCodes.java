package chat.scp.v2;

import chat.scp.auth.ScramException;
import chat.scp.pdu.ErrorCode;

/** What a failed SCRAM login is called on the wire: no more than the other side needs to know. §4.3 */
final class ScramCodes {
    private ScramCodes() {}

    /** The code of CLOSE. */
    static ErrorCode forClient(ScramException failure) {
        return isDowngrade(failure) ? ErrorCode.DOWNGRADE_DETECTED : ErrorCode.SERVER_UNTRUSTED;
    }

    /** The code of REFUSED: which of name, password and certificate was wrong is not told. */
    static ErrorCode forServer(ScramException failure) {
        return isDowngrade(failure) ? ErrorCode.DOWNGRADE_DETECTED : ErrorCode.BAD_CREDENTIALS;
    }

    private static boolean isDowngrade(ScramException failure) {
        return failure.reason() == ScramException.Reason.DOWNGRADE;
    }
}
