package chat.scp.server.store;

import chat.scp.wire.MessageFrame;

/**
 * A message out of the log.
 *
 * @param message with position, time and sender
 * @param withheld whether it is for nobody but its sender
 */
public record LoggedMessage(MessageFrame message, boolean withheld) {
    public long sequence() {
        return message.view().sequence();
    }
}
