package chat.scp.client.event;

import chat.scp.pdu.ErrorCode;

/** As many messages wait to be sent as may; this one was not taken. */
public final class OutboxFullException extends ChatException {
    public OutboxFullException(String sentence) {
        super(ErrorCode.LIMIT_REACHED, sentence);
    }
}
