package chat.scp.client.gui;

import chat.scp.client.event.HistoryPage;
import chat.scp.client.model.ChatModel;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Position;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Fetches what a view needs of a conversation's history, a page at a time. For the view's thread. */
final class HistoryReader {
    static final int PAGE = 60;

    private final Desk desk;
    private final ChatModel model;
    private final Set<ConversationId> busy = new HashSet<>();

    HistoryReader(Desk desk) {
        this.desk = desk;
        this.model = desk.model();
    }

    boolean isReading(ConversationId conversation) {
        return busy.contains(conversation);
    }

    boolean hasOlder(ConversationId conversation) {
        return !model.oldest(conversation).isNone();
    }

    boolean hasNewer(ConversationId conversation) {
        return !model.newest(conversation).isNone();
    }

    /** The page before what is loaded, unless there is none or one is on its way. */
    void older(ConversationId conversation) {
        Position before = model.oldest(conversation);
        if (!before.isNone()) {
            page(conversation, () -> desk.client().older(conversation, before, PAGE), model::older);
        }
    }

    /** The page after it. */
    void newer(ConversationId conversation) {
        Position after = model.newest(conversation);
        if (!after.isNone()) {
            page(conversation, () -> desk.client().newer(conversation, after, PAGE), model::newer);
        }
    }

    /** To the end of a conversation, from wherever in it the user reads. */
    void toEnd(ConversationId conversation) {
        if (hasNewer(conversation)) {
            model.unload(conversation);
            older(conversation);
        }
    }

    private void page(
            ConversationId conversation,
            Supplier<CompletableFuture<HistoryPage>> fetch,
            BiPredicate<ConversationId, HistoryPage> put) {
        if (!model.connection().isOnline() || !busy.add(conversation)) {
            return;
        }
        desk.ask(
                fetch,
                page -> {
                    busy.remove(conversation);
                    // One that does not fit any more is asked for anew when the user scrolls there again.
                    boolean taken = put.test(conversation, page);
                    if (taken && page.messages().isEmpty() && page.first() > 0) {
                        older(conversation); // withheld, expired: nothing to see yet
                    }
                },
                failure -> busy.remove(conversation));
    }
}
