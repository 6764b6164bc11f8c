package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;

/**
 * What was asked is well-formed and not granted. Thrown and caught within the service, before
 * anything has changed.
 */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private static final int STORE_RETRY_MILLIS = 1_000;

    private final transient ErrorCode code;
    private final int retryAfterMillis;

    Refusal(ErrorCode code) {
        this(code, 0);
    }

    Refusal(ErrorCode code, int retryAfterMillis) {
        super(code.toString(), null, false, false); // a stack would tell nothing
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
    }

    static Refusal storeUnavailable() {
        return new Refusal(ErrorCode.STORE_UNAVAILABLE, STORE_RETRY_MILLIS);
    }

    ErrorCode code() {
        return code;
    }

    int retryAfterMillis() {
        return retryAfterMillis;
    }

    static void unless(boolean granted, ErrorCode code) throws Refusal {
        if (!granted) {
            throw new Refusal(code);
        }
    }
}
