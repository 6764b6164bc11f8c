package chat.scp.client.event;

import chat.scp.pdu.ErrorCode;

/** There was no connection within the call's deadline, or the client is closed; nothing was sent. */
public final class NotOnlineException extends ChatException {
    public NotOnlineException(String sentence) {
        super(ErrorCode.LINK_LOST, sentence);
    }
}
