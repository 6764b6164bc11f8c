package chat.scp.client.cli;

import chat.scp.pdu.ErrorCode;

/** Something failed of which the user has been told; only the exit status is to remember it. */
final class AlreadyToldException extends RuntimeException {
    private final transient ErrorCode code;

    AlreadyToldException(ErrorCode code) {
        super(code.toString());
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
