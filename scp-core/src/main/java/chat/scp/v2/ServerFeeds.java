package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.Direction;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Head;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Skipped;
import chat.scp.signal.Channel;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.PageItem;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.MessageView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Pushes messages within the window, and pages beside it. §6.5, §6.6 */
final class ServerFeeds {
    private static final int SKIPPED_BYTES = 64;

    private final ServerContext context;
    private final Map<ConversationId, Feed> feeds = new HashMap<>();
    private int window;
    /** Longest frame that this client takes. §3.1-3 */
    private int maxFrameBytes;
    /** Pushed and not marked, over all conversations. */
    private long outstanding;

    ServerFeeds(ServerContext context) {
        this.context = context;
    }

    /** Begins where WELCOME says each conversation stands. §4.5 */
    void begin(List<Cursor> cursors, List<ConversationState> states, int agreedWindow, int longestFrame) {
        window = agreedWindow;
        maxFrameBytes = longestFrame;
        for (int i = 0; i < states.size(); i++) {
            ConversationState state = states.get(i);
            Position cursor = cursors.get(i).position();
            switch (state.status()) {
                case RESUMED -> feeds.put(state.conversation(), new Feed(cursor.epoch(), cursor.sequence(), true));
                case BEHIND -> feeds.put(state.conversation(), new Feed(cursor.epoch(), cursor.sequence(), false));
                case RESET ->
                    feeds.put(state.conversation(), new Feed(state.last().epoch(), 0, false));
                case GONE -> feeds.remove(state.conversation());
            }
        }
    }

    /** A conversation is shown: a new one is pushed from here on. §5.2 */
    void show(Conversation shown) {
        feeds.putIfAbsent(shown.conversation(), new Feed(shown.epoch(), shown.last(), true));
    }

    void end(ConversationId conversation) {
        Feed feed = feeds.remove(conversation);
        if (feed != null) {
            outstanding -= feed.outstanding();
        }
    }

    /** Opens the window again. */
    void mark(Mark mark) {
        Feed feed = feeds.get(mark.conversation());
        if (mark.kind() == MarkKind.DELIVERED
                && feed != null
                && feed.epoch() == mark.position().epoch()) {
            change(feed, f -> f.mark(mark.position().sequence()));
        }
    }

    /** The sender's own message: its STORED stands for the delivery. §6.3 */
    void stored(ServerCommand.AnswerStored stored) {
        Feed feed = feeds.get(stored.conversation());
        Position at = stored.position();
        if (feed != null && feed.isLive() && at.epoch() == feed.epoch() && at.sequence() == feed.pushed() + 1) {
            change(feed, f -> f.push(at.sequence()));
        }
    }

    void deliver(MessageFrame message) {
        MessageView view = message.view();
        ConversationId conversation = view.conversation();
        if (mayPush(conversation, view.epoch(), view.sequence(), view.sequence())) {
            send(context.channelOf(conversation), message);
        }
    }

    // §3.1-3, §6.3-7: what is too long for this device is not sent to it; it learns that there is something.
    private void send(Channel channel, MessageFrame message) {
        if (message.length() <= maxFrameBytes) {
            context.outlet.send(channel, message);
            return;
        }
        MessageView view = message.view();
        context.outlet.send(
                channel,
                new Skipped(view.conversation(), view.sequence(), view.sequence(), view.epoch(), SkipReason.WITHHELD));
    }

    void deliver(ServerCommand.DeliverSkipped skipped) {
        if (mayPush(skipped.conversation(), skipped.epoch(), skipped.first(), skipped.last())) {
            context.outlet.send(
                    context.channelOf(skipped.conversation()),
                    new Skipped(
                            skipped.conversation(),
                            skipped.first(),
                            skipped.last(),
                            skipped.epoch(),
                            skipped.reason()));
        }
    }

    /** Answers a FETCH with as much of the page as may wait; the session decides whether it is live. */
    void page(ServerCommand.ReplyPage reply, Fetch asked) {
        Page page = reply.page();
        int request = page.request();
        Channel channel = context.poolSize() == 0 ? Channel.CONTROL : Channel.bulk(request);
        List<PageItem> items = fitting(reply.items());
        boolean whole = items.size() == reply.items().size();
        long last = whole ? page.last() : lastOf(items.get(items.size() - 1));
        boolean live = whole && goesLive(page, asked);
        context.outlet.send(
                channel,
                new Page(
                        request,
                        page.epoch(),
                        page.conversation(),
                        page.first(),
                        last,
                        page.logFirst(),
                        page.logLast(),
                        live));
        for (PageItem item : items) {
            if (item instanceof PageItem.Present present) {
                send(channel, present.message());
            } else if (item instanceof PageItem.Absent absent) {
                context.outlet.send(channel, absent.skipped());
            }
        }
        context.outlet.send(channel, new Done(request, 0));
        if (channel.kind() == Channel.Kind.BULK) {
            context.outlet.finish(channel);
        }
    }

    private boolean mayPush(ConversationId conversation, int epoch, long first, long last) {
        Feed feed = feeds.get(conversation);
        if (feed == null) {
            return false;
        }
        if (epoch > feed.epoch()) {
            change(feed, f -> f.reset(epoch));
            context.send(new Head(conversation, last, epoch));
            return false;
        }
        if (!feed.isLive() || epoch != feed.epoch() || last <= feed.pushed()) {
            return false; // the reader fetches it, has it, or has another log
        }
        if (first > feed.pushed() + 1 || outstanding >= window || context.isCongested()) {
            feed.stop();
            context.send(new Head(conversation, last, epoch));
            return false;
        }
        change(feed, f -> f.push(last));
        return true;
    }

    // Catching up is one step: after this page nothing is missed, and nothing was queued meanwhile.
    private boolean goesLive(Page page, Fetch asked) {
        Feed feed = feeds.get(page.conversation());
        if (feed == null || feed.epoch() != page.epoch() || !reachesEnd(page, asked)) {
            return false;
        }
        if (!feed.isLive() && outstanding < window && !context.isCongested()) {
            change(feed, f -> f.catchUp(page.logLast()));
        }
        return feed.isLive();
    }

    // §6.6-8: nothing of the log comes after the page. Where nothing is left to send, the page is empty.
    private static boolean reachesEnd(Page page, Fetch asked) {
        boolean nothingLeft = page.last() == 0 && asked.epoch() == page.epoch() && asked.from() > page.logLast();
        return asked.direction() == Direction.FORWARD && (nothingLeft || page.last() >= page.logLast());
    }

    /** Keeps the sum over all feeds up to date around a change to one. */
    private void change(Feed feed, Consumer<Feed> change) {
        outstanding -= feed.outstanding();
        change.accept(feed);
        outstanding += feed.outstanding();
    }

    private List<PageItem> fitting(List<PageItem> items) {
        long room = context.config.maxWaitingBytes() / 2 - context.outlet.waitingBytes();
        int count = 0;
        for (PageItem item : items) {
            room -= item instanceof PageItem.Present present ? present.message().length() : SKIPPED_BYTES;
            if (room < 0 && count > 0) {
                break;
            }
            count++;
        }
        return items.subList(0, count);
    }

    private static long lastOf(PageItem item) {
        return item instanceof PageItem.Present present
                ? present.message().view().sequence()
                : ((PageItem.Absent) item).skipped().last();
    }
}
