package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.server.service.Backbone.Relayed;
import chat.scp.signal.ServerCommand;

/** Does on this node what another one relayed. */
final class NodeInbox {
    private final Hall hall;
    private final Messages messages;
    private final Views views;
    private final Presences presences;

    NodeInbox(Hall hall, Messages messages, Views views, Presences presences) {
        this.hall = hall;
        this.messages = messages;
        this.views = views;
        this.presences = presences;
    }

    void heard(Relayed relayed) {
        if (relayed instanceof Relayed.Published published) {
            messages.handOver(published.conversation(), published.sender(), published.message());
        } else if (relayed instanceof Relayed.Told told) {
            hall.sessions.tellHere(told.user(), told.command());
        } else if (relayed instanceof Relayed.Changed changed) {
            hall.live.forget(changed.conversation());
            if (!changed.shownTo().isNone()) {
                hall.store
                        .conversations()
                        .find(changed.conversation())
                        .ifPresent(c -> views.showHere(c, changed.shownTo()));
            }
        } else if (relayed instanceof Relayed.Met met) {
            presences.metHere(met.conversation(), met.newcomer());
        } else if (relayed instanceof Relayed.Blocked blocked) {
            hall.blocks.forget(blocked.by(), blocked.user());
        } else if (relayed instanceof Relayed.Arrived arrived) {
            Connected older = hall.sessions.of(arrived.user(), arrived.device());
            if (older != null) {
                hall.sessions.remove(older);
                older.tell(new ServerCommand.Close(ErrorCode.REPLACED, 0, "")); // §13.1-2
            }
        }
    }
}
