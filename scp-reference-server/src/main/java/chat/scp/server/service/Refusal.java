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
    private final String text;

    Refusal(ErrorCode code) {
        this(code, 0, "");
    }

    Refusal(ErrorCode code, int retryAfterMillis) {
        this(code, retryAfterMillis, "");
    }

    /** {@code text}: for people and logs. */
    Refusal(ErrorCode code, String text) {
        this(code, 0, text);
    }

    private Refusal(ErrorCode code, int retryAfterMillis, String text) {
        super(code.toString(), null, false, false); // a stack would tell nothing
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
        this.text = text;
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

    String text() {
        return text;
    }

    static void unless(boolean granted, ErrorCode code) throws Refusal {
        if (!granted) {
            throw new Refusal(code);
        }
    }
}
