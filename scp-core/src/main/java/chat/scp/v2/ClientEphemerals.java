package chat.scp.v2;

import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Presence;
import chat.scp.pdu.v2.Typing;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;

/** What may get lost on the way: who types, who is there. Of each only the latest counts. §5.4, §5.5 */
final class ClientEphemerals {
    private static final int TYPING_TTL_MILLIS = 6_000;
    private static final int PRESENCE_TTL_MILLIS = 300_000;

    private record TypingKey(ConversationId conversation, UserName user) {}

    private final ClientContext context;
    private final LatestWins<TypingKey> typing = new LatestWins<>();
    private final LatestWins<UserName> presence = new LatestWins<>();
    private int counter;

    ClientEphemerals(ClientContext context) {
        this.context = context;
    }

    /** A new link: counters of others may begin anew. */
    void clear() {
        typing.clear();
        presence.clear();
    }

    void show(ClientCommand.ShowTyping shown) {
        if (context.agreed(Capability.TYPING)) {
            context.sendEphemeral(
                    new Typing(shown.conversation(), UserName.NONE, ++counter, TYPING_TTL_MILLIS, shown.active()));
        }
    }

    void show(ClientCommand.ShowPresence shown) {
        if (context.agreed(Capability.PRESENCE)) {
            context.sendEphemeral(
                    new Presence(UserName.NONE, ++counter, PRESENCE_TTL_MILLIS, shown.status(), shown.text()));
        }
    }

    void typing(Typing shown) {
        if (typing.isFresh(new TypingKey(shown.conversation(), shown.user()), shown.counter())) {
            context.emit(
                    new ClientEvent.TypingShown(shown.conversation(), shown.user(), shown.active(), shown.ttlMillis()));
        }
    }

    void presence(Presence shown) {
        if (presence.isFresh(shown.user(), shown.counter())) {
            context.emit(new ClientEvent.PresenceShown(shown.user(), shown.status(), shown.text(), shown.ttlMillis()));
        }
    }
}
