package chat.scp.server.service;

import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Skipped;
import chat.scp.server.store.LoggedMessage;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand.PageItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a log one user is given, without a hole: messages, and what stands in for those that he does not get. */
final class Pages {
    private Pages() {}

    /** What is given for the positions from {@code first} on, up to the last of the messages. */
    static List<PageItem> items(
            StoredConversation log, long first, List<LoggedMessage> messages, UserName viewer, long nowMillis) {
        List<PageItem> items = new ArrayList<>();
        long next = first;
        for (LoggedMessage message : messages) {
            if (message.sequence() > next) {
                items.add(absent(log, next, message.sequence() - 1, SkipReason.REMOVED));
            }
            next = message.sequence() + 1;
            items.add(item(log, message, viewer, nowMillis));
        }
        return items;
    }

    static PageItem item(StoredConversation log, LoggedMessage message, UserName viewer, long nowMillis) {
        SkipReason reason = whySkipped(message, viewer, nowMillis);
        return reason == null
                ? new PageItem.Present(message.message())
                : absent(log, message.sequence(), message.sequence(), reason);
    }

    static PageItem absent(StoredConversation log, long first, long last, SkipReason reason) {
        return new PageItem.Absent(new Skipped(log.id(), first, last, log.epoch(), reason));
    }

    private static @Nullable SkipReason whySkipped(LoggedMessage message, UserName viewer, long nowMillis) {
        var view = message.message().view();
        if (message.withheld() && !view.isSender(viewer)) {
            return SkipReason.WITHHELD; // §5.3-1
        }
        long expires = view.expiresAtMillis();
        return expires != 0 && expires <= nowMillis ? SkipReason.EXPIRED : null; // §6.9-3
    }
}
