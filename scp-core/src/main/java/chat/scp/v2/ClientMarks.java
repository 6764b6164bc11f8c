package chat.scp.v2;

import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Scp2Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers marks for a moment, so that one stands for many. §6.4 */
final class ClientMarks {
    private static final int MAX_WAITING = 1_024;

    private final ClientContext context;
    private final PushWindow window;
    private final List<Inbound> changed = new ArrayList<>();
    private int unmarked;

    ClientMarks(ClientContext context, PushWindow window) {
        this.context = context;
        this.window = window;
    }

    /** Something was handed to the application. */
    void handedOver(Inbound inbound) {
        if (context.config.limits().markHandedOver()) {
            inbound.deliveredMark(inbound.expected() - 1);
            changed(inbound);
            unmarked++;
            if (context.isOnline() && unmarked * 4 >= context.welcome().window()) {
                send();
            }
        }
    }

    void changed(Inbound inbound) {
        if (!inbound.markWaits) {
            inbound.markWaits = true;
            changed.add(inbound);
        }
        if (context.isOnline()) {
            context.startIfIdle(ClientTimer.MARKS, context.config.limits().markDelay());
        }
    }

    void forget(Inbound inbound) {
        if (inbound.markWaits) {
            inbound.markWaits = false;
            changed.remove(inbound);
        }
    }

    /** A new link: what the server may not have heard is said again. */
    void begin(Collection<Inbound> conversations) {
        for (Inbound inbound : conversations) {
            inbound.repeatRead();
            if (inbound.deliveredMark() > 0) {
                changed(inbound);
            }
        }
    }

    void send() {
        if (context.outlet.waiting(Scp2Type.MARK.code()) >= MAX_WAITING) {
            context.startIfIdle(ClientTimer.MARKS, context.config.limits().markDelay());
            return; // the server does not read: later ones will say more
        }
        for (Inbound inbound : changed) {
            inbound.markWaits = false;
            if (inbound.deliveredMark() > 0) {
                send(inbound, MarkKind.DELIVERED, inbound.deliveredMark());
                window.marked(inbound, inbound.deliveredMark());
            }
            long read = inbound.takeUnsentRead();
            if (read > 0) {
                send(inbound, MarkKind.READ, read);
            }
        }
        changed.clear();
        unmarked = 0;
        context.timers.clear(ClientTimer.MARKS);
    }

    void offline() {
        unmarked = 0;
    }

    private void send(Inbound inbound, MarkKind kind, long sequence) {
        Mark mark = new Mark(inbound.conversation, UserName.NONE, new Position(inbound.epoch(), sequence), kind);
        // §8.3: the first mark opens the conversation's channel, so that the server can push on it
        context.send(context.channelOf(inbound.conversation), mark);
    }
}
