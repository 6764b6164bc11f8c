package chat.scp.server.service;

import chat.scp.pdu.Direction;
import chat.scp.pdu.Name;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Skipped;
import chat.scp.server.store.LoggedMessage;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.PageItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pages of the log, and what a device that came back has missed. §4.5, §6.6 */
final class History {
    private final Hall hall;
    private final Access access;

    History(Hall hall, Access access) {
        this.hall = hall;
        this.access = access;
    }

    void fetch(Connected from, Fetch fetch) throws Refusal {
        StoredConversation log = access.asMember(fetch.conversation(), from.user);
        boolean otherLog = fetch.epoch() != 0 && fetch.epoch() != log.epoch();
        List<PageItem> items = otherLog ? List.of() : items(log, fetch, from.user); // §6.6-6
        long first = items.isEmpty() ? 0 : firstOf(items.get(0));
        long last = items.isEmpty() ? 0 : lastOf(items.get(items.size() - 1));
        boolean holds = log.first() <= log.last();
        from.tell(new ServerCommand.ReplyPage(
                new Page(
                        fetch.request(),
                        log.epoch(),
                        log.id(),
                        first,
                        last,
                        holds ? log.first() : 0,
                        log.last(),
                        false), // the session knows whether it will be live
                items));
    }

    private List<PageItem> items(StoredConversation log, Fetch fetch, UserName viewer) {
        return fetch.direction() == Direction.FORWARD
                ? forward(log, Math.max(1, fetch.from()), fetch.limit(), viewer)
                : backward(log, fetch, viewer);
    }

    private List<PageItem> forward(StoredConversation log, long from, int limit, UserName viewer) {
        if (from > log.last()) {
            return List.of();
        }
        List<LoggedMessage> messages = hall.store
                .log()
                .read(
                        log.id(),
                        from,
                        log.last(),
                        Math.min(limit, hall.config().pageMessages()),
                        hall.config().pageBytes());
        if (messages.isEmpty()) {
            return List.of(Pages.absent(log, from, log.last(), SkipReason.REMOVED));
        }
        return Pages.items(log, from, messages, viewer, hall.loop.nowMillis());
    }

    private List<PageItem> backward(StoredConversation log, Fetch fetch, UserName viewer) {
        long from = fetch.from() == 0 ? log.last() : Math.min(fetch.from(), log.last());
        if (from < 1) {
            return List.of();
        }
        List<LoggedMessage> messages = new ArrayList<>(hall.store
                .log()
                .readBackward(
                        log.id(),
                        from,
                        Math.min(fetch.limit(), hall.config().pageMessages()),
                        hall.config().pageBytes()));
        if (messages.isEmpty()) {
            return List.of(Pages.absent(log, 1, from, SkipReason.REMOVED));
        }
        Collections.reverse(messages);
        // §6.6: what retention removed at the beginning comes with the oldest message that is left.
        long lowest = messages.get(0).sequence();
        return Pages.items(log, lowest == log.first() ? 1 : lowest, messages, viewer, hall.loop.nowMillis());
    }

    /** Pushes what came after the cursor of a device that was let in again. §4.5-7 */
    void replay(Connected to, StoredConversation log, long cursor) {
        long next = cursor + 1;
        while (next <= log.last()) {
            List<PageItem> items = forward(log, next, hall.config().pageMessages(), to.user);
            for (PageItem item : items) {
                push(to, item, UserName.NONE);
            }
            next = lastOf(items.get(items.size() - 1)) + 1;
        }
    }

    /** {@code sender}: what SCP/1 calls him, which has no room for it in the message. */
    static void push(Connected to, PageItem item, Name sender) {
        if (item instanceof PageItem.Present present) {
            to.tell(new ServerCommand.Deliver(sender, present.message()));
        } else if (item instanceof PageItem.Absent absent) {
            Skipped skipped = absent.skipped();
            to.tell(new ServerCommand.DeliverSkipped(
                    skipped.conversation(), skipped.epoch(), skipped.first(), skipped.last(), skipped.reason()));
        }
    }

    private static long firstOf(PageItem item) {
        return item instanceof PageItem.Present present
                ? present.message().view().sequence()
                : ((PageItem.Absent) item).skipped().first();
    }

    private static long lastOf(PageItem item) {
        return item instanceof PageItem.Present present
                ? present.message().view().sequence()
                : ((PageItem.Absent) item).skipped().last();
    }
}
