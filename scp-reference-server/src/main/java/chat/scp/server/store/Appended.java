package chat.scp.server.store;

import chat.scp.pdu.Position;

/** What became of a {@link Submission}; durable when it is told. */
public sealed interface Appended {
    /** In the log, now or ({@code duplicate}) before. §6.1-5 */
    record Stored(Position position, long timeMillis, boolean duplicate) implements Appended {}

    /** The id belongs to another message of this device. §6.1-2 */
    record IdReused() implements Appended {}

    /** More than is kept of one sender. */
    record QuotaReached() implements Appended {}

    /** The conversation is gone. */
    record NoConversation() implements Appended {}
}
