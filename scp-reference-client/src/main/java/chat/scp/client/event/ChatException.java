package chat.scp.client.event;

import chat.scp.pdu.ErrorCode;

/** What was asked for did not happen. The message is a sentence for the user. */
public sealed class ChatException extends RuntimeException
        permits NotSupportedException, NotOnlineException, OutboxFullException, DeadlinePassedException {
    private final ErrorCode code;
    private final int retryAfterMillis;

    public ChatException(ErrorCode code, String sentence) {
        this(code, 0, sentence);
    }

    public ChatException(ErrorCode code, int retryAfterMillis, String sentence) {
        super(sentence);
        this.code = code;
        this.retryAfterMillis = retryAfterMillis;
    }

    /** With the usual sentence of the code, and what the server said. */
    public static ChatException of(ErrorCode code, int retryAfterMillis, String detail) {
        return new ChatException(
                code, retryAfterMillis, Problem.of(code, detail).toString());
    }

    public ErrorCode code() {
        return code;
    }

    /** How long to wait before asking again; 0: the server did not say. */
    public int retryAfterMillis() {
        return retryAfterMillis;
    }
}
