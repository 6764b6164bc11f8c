package chat.scp.client.event;

import chat.scp.pdu.ErrorCode;

/** This server, or the version of the protocol that it speaks, cannot do that; nothing was sent. */
public final class NotSupportedException extends ChatException {
    public NotSupportedException(String sentence) {
        super(ErrorCode.NOT_SUPPORTED, sentence);
    }
}
