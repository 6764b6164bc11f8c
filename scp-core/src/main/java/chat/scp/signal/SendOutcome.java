package chat.scp.signal;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Position;

/** How a send ended: exactly one of these for each. §6.1 */
public sealed interface SendOutcome {
    /** Durable, at this position; {@code duplicate}: it had been there before. */
    record Stored(Position position, long timeMillis, boolean duplicate) implements SendOutcome {}

    /** Not stored, and will not be. */
    record Rejected(ErrorCode code, int retryAfterMillis) implements SendOutcome {}

    /** Its time was over before it could leave. */
    record Expired() implements SendOutcome {}

    /** It may have been stored: the session ended before the answer came, or SCP/1 gives none. */
    record Unknown() implements SendOutcome {}
}
