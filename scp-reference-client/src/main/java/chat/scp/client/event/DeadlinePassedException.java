package chat.scp.client.event;

import chat.scp.pdu.ErrorCode;

/** No answer came within the call's deadline; what was asked for may have happened or not. */
public final class DeadlinePassedException extends ChatException {
    public DeadlinePassedException(String sentence) {
        super(ErrorCode.TIMEOUT, sentence);
    }
}
