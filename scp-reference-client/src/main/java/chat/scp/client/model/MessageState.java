package chat.scp.client.model;

/** How far a message got. */
public enum MessageState {
    /** Of somebody else. */
    RECEIVED,
    /** On its way to the server. */
    SENDING,
    /** Durable at the server. */
    STORED,
    /** On a device of somebody else. */
    DELIVERED,
    /** Read by somebody else. */
    READ,
    /** Not stored, and will not be; {@link MessageView#failure} says why. */
    FAILED,
    /** It may be stored or not; in SCP/1 nothing else is known of any message. */
    UNKNOWN
}
