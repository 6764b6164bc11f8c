package chat.scp.client.model;

import chat.scp.pdu.PresenceStatus;

/** How somebody can be reached; {@code text} is what he chose to show. */
public record PresenceView(PresenceStatus status, String text) {
    static final PresenceView UNKNOWN = new PresenceView(PresenceStatus.OFFLINE, "");
}
