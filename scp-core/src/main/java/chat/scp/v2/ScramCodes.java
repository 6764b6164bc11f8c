package chat.scp.v2;

import chat.scp.auth.ScramException;
import chat.scp.pdu.ErrorCode;

/** What a failed SCRAM login is called on the wire: no more than the other side needs to know. §4.3 */
final class ScramCodes {
    private ScramCodes() {}

    /** The code of CLOSE. */
    static ErrorCode forClient(ScramException failure) {
        return switch (failure.reason()) {
            case DOWNGRADE -> ErrorCode.DOWNGRADE_DETECTED;
            case MALFORMED -> ErrorCode.MALFORMED; // §4.3-11
            case ITERATIONS_OUT_OF_BOUNDS -> ErrorCode.MECHANISM_REFUSED; // §4.3-8
            case BAD_PROOF, BAD_BINDING, BAD_NONCE, SERVER_UNTRUSTED -> ErrorCode.SERVER_UNTRUSTED;
        };
    }

    /** The code of REFUSED: which of name, password and certificate was wrong is not told. */
    static ErrorCode forServer(ScramException failure) {
        return switch (failure.reason()) {
            case DOWNGRADE -> ErrorCode.DOWNGRADE_DETECTED;
            case MALFORMED -> ErrorCode.MALFORMED; // §4.3-11
            case BAD_PROOF, BAD_BINDING, BAD_NONCE, ITERATIONS_OUT_OF_BOUNDS, SERVER_UNTRUSTED ->
                ErrorCode.BAD_CREDENTIALS;
        };
    }
}
