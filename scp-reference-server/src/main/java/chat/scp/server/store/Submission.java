package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.wire.MessageFrame;

/**
 * A message on its way into the log.
 *
 * @param device of the sender: with the message's id, what makes sending again safe
 * @param contentHash of all that the client filled in: the same for the same message
 * @param message as the client sent it; position, time and sender are filled in on the way
 * @param withheld whether it is kept from all but the sender. §5.3-1
 */
public record Submission(
        UserName sender, DeviceId device, Bytes contentHash, MessageFrame message, boolean withheld, long nowMillis) {}
