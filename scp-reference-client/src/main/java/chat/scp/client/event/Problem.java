package chat.scp.client.event;

import chat.scp.pdu.ErrorCode;

/**
 * What went wrong, in a sentence for the user that says what to do.
 *
 * @param code what happened; NONE: nothing, the application wanted it
 * @param sentence for people; never parsed
 * @param detail what the server or the system said, for logs; may be empty
 */
public record Problem(ErrorCode code, String sentence, String detail) {
    public static Problem of(ErrorCode code) {
        return of(code, "");
    }

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(code, Sentences.of(code), detail);
    }

    /** The sentence, and in brackets the detail. */
    @Override
    public String toString() {
        return detail.isEmpty() ? sentence : sentence + " (" + detail + ")";
    }
}
