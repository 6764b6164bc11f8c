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
 * @param removes the position that it takes out of the log: the target of a DELETE; 0: none. §6.7
 * @param maxStoredBytes how much of the sender's may be kept, this message counted
 */
public record Submission(
        UserName sender,
        DeviceId device,
        Bytes contentHash,
        MessageFrame message,
        boolean withheld,
        long removes,
        long maxStoredBytes,
        long nowMillis) {
    /** One that takes nothing away, of a sender without a limit. */
    public Submission(
            UserName sender,
            DeviceId device,
            Bytes contentHash,
            MessageFrame message,
            boolean withheld,
            long nowMillis) {
        this(sender, device, contentHash, message, withheld, 0, Long.MAX_VALUE, nowMillis);
    }
}
