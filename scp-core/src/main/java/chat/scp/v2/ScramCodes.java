package chat.scp.v2;

import chat.scp.auth.ScramException;
import chat.scp.pdu.ErrorCode;

/** What a failed SCRAM login is called on the wire. §4.3 */
final class ScramCodes {
    private ScramCodes() {}

    static ErrorCode of(ScramException failure) {
        return switch (failure.reason()) {
            case DOWNGRADE -> ErrorCode.DOWNGRADE_DETECTED;
            case SERVER_UNTRUSTED -> ErrorCode.SERVER_UNTRUSTED;
            case MALFORMED, BAD_NONCE -> ErrorCode.MALFORMED;
            case ITERATIONS_OUT_OF_BOUNDS -> ErrorCode.MECHANISM_REFUSED;
            // §4.3: which of name, password and certificate was wrong is not told
            case BAD_PROOF, BAD_BINDING -> ErrorCode.BAD_CREDENTIALS;
        };
    }
}
