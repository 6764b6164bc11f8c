package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Head;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.wire.ProtocolException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What comes in, over all conversations: hands it over once and in order, fetches what is missing,
 * and gives marks back. It outlives the link. §6.3 to §6.6
 */
final class ClientInbox {
    static final int MAX_FETCHES = 4;
    private static final int FETCH_MESSAGES = 128;
    /** §4.5: HELLO must fit into 64 KiB, and WELCOME into what this client takes; the rest of both needs less. */
    private static final int BYTES_BESIDE_CURSORS = 4_096;

    private final ClientContext context;
    private final ClientRequests requests;
    private final ClientSends sends;
    private final UserName user;
    private final PushWindow window;
    private final ClientMarks marks;
    private final Map<ConversationId, Inbound> conversations = new LinkedHashMap<>();
    private final EarlyArrivals early;
    private int held;
    /** Until then the server wants no FETCH. */
    private long pausedUntilNanos = Long.MIN_VALUE;

    ClientInbox(ClientContext context, ClientRequests requests, ClientSends sends, UserName user) {
        this.sends = sends;
        this.user = user;
        this.context = context;
        this.requests = requests;
        this.window = new PushWindow(context);
        this.marks = new ClientMarks(context, window);
        this.early = new EarlyArrivals(context.config.limits().maxHeld());
        for (Cursor cursor : context.config.cursors()) {
            Position at = cursor.position();
            conversations.put(cursor.conversation(), new Inbound(cursor.conversation(), at.epoch(), at.sequence() + 1));
        }
    }

    List<Cursor> cursors() {
        return conversations.values().stream()
                .limit(maxCursors())
                .map(Inbound::cursor)
                .toList();
    }

    private int maxCursors() {
        int inHello = (65_536 - BYTES_BESIDE_CURSORS) / Cursor.BYTES;
        int inWelcome = (context.config.limits().maxFrameBytes() - BYTES_BESIDE_CURSORS) / ConversationState.BYTES;
        return Math.min(inHello, inWelcome);
    }

    /** What WELCOME says of each cursor. §4.5 */
    void welcomed(List<ConversationState> states) {
        for (ConversationState state : states) {
            Inbound inbound = conversations.get(state.conversation());
            if (inbound != null) {
                resume(inbound, state);
            }
        }
        fetchHoles();
        marks.begin(conversations.values());
    }

    /** CONVERSATION without a request: a new one, or news of one that is known. §5.2 */
    void shown(Conversation shown) {
        Inbound inbound = conversations.get(shown.conversation());
        if (inbound == null) {
            inbound = new Inbound(shown.conversation(), shown.epoch(), shown.last() + 1);
            conversations.put(shown.conversation(), inbound);
            context.emit(new ClientEvent.ConversationOpened(
                    shown.conversation(), shown.peer().isNone() ? shown.room() : shown.peer(), shown));
            takeEarly(shown.conversation());
            return;
        }
        context.emit(new ClientEvent.ConversationChanged(shown));
        headAt(inbound, shown.epoch(), shown.last());
        awaitHoles();
    }

    private void takeEarly(ConversationId conversation) {
        EarlyArrivals.Early arrived = early.take(conversation);
        Inbound inbound = conversations.get(conversation);
        if (arrived == null || inbound == null) {
            return;
        }
        for (Scp2Pdu pdu : arrived.pdus()) {
            if (pdu instanceof Message message) {
                message(message);
            } else if (pdu instanceof Skipped skipped) {
                skipped(skipped);
            }
        }
        headAt(inbound, arrived.highest().epoch(), arrived.highest().sequence());
        awaitHoles(inbound);
    }

    void ended(ConversationId conversation, ErrorCode code) {
        Inbound inbound = conversations.remove(conversation);
        if (inbound != null) {
            held -= inbound.heldCount();
            window.forget(inbound);
            marks.forget(inbound);
            context.emit(new ClientEvent.ConversationEnded(conversation, code));
        }
    }

    /** A message that was not asked for. §6.5 */
    void pushed(Message message) throws ProtocolException {
        Inbound inbound = conversations.get(message.conversation());
        if (inbound != null && message.position().sequence() > inbound.deliveredMark()) {
            window.pushed(inbound, message);
        }
        message(message);
    }

    private void message(Message message) {
        Position at = message.position();
        Inbound inbound = conversations.get(message.conversation());
        if (inbound == null) {
            early.add(message.conversation(), message, at);
            return;
        }
        if (!startsNow(inbound, at)) {
            return;
        }
        // §6.3: an own message that comes back is its outcome, and no news.
        boolean own = message.sender().equals(user) && sends.isOwn(message);
        offer(
                inbound,
                new Inbound.Held(
                        at.sequence(), at.sequence(), own, own ? () -> {} : () -> context.emit(received(message))));
    }

    /** An own message is at this position: its STORED stands for the delivery. §6.3 */
    void stored(Stored stored) {
        Inbound inbound = conversations.get(stored.conversation());
        if (inbound != null && startsNow(inbound, stored.position())) {
            long sequence = stored.position().sequence();
            offer(inbound, new Inbound.Held(sequence, sequence, true, () -> {}));
        }
    }

    void skipped(Skipped skipped) {
        Inbound inbound = conversations.get(skipped.conversation());
        Position last = new Position(skipped.epoch(), skipped.last());
        if (inbound == null) {
            early.add(skipped.conversation(), skipped, last);
            return;
        }
        if (!startsNow(inbound, last)) {
            return;
        }
        ClientEvent event = new ClientEvent.PositionsSkipped(
                skipped.conversation(), skipped.epoch(), skipped.first(), skipped.last(), skipped.reason());
        offer(inbound, new Inbound.Held(skipped.first(), skipped.last(), false, () -> context.emit(event)));
    }

    /** The server stopped pushing. §6.5 */
    void head(Head head) {
        Inbound inbound = conversations.get(head.conversation());
        if (inbound != null) {
            inbound.live(false);
            headAt(inbound, head.epoch(), head.last());
            fetchHoles();
        }
    }

    void fetchHoles() {
        for (Inbound inbound : conversations.values()) {
            if (requests.fetches() < MAX_FETCHES && inbound.hasHole() && mayTakeMore(inbound) && mayAsk()) {
                fetch(inbound);
            }
        }
        awaitHoles(); // of what may not be asked for now
    }

    /** An application that marks for itself is not handed more of a conversation than it takes. */
    private boolean mayTakeMore(Inbound inbound) {
        return context.config.limits().markHandedOver()
                || !inbound.isFull(context.config.limits().window());
    }

    private boolean mayAsk() {
        return context.isOnline()
                && !context.draining
                && context.nowNanos >= pausedUntilNanos
                && requests.unanswered() + sends.unanswered()
                        < context.welcome().maxUnanswered();
    }

    /** Whether this position is in the log of a conversation as it is known here. §6.4-4 */
    boolean isCurrent(ConversationId conversation, Position at) {
        Inbound inbound = conversations.get(conversation);
        return inbound != null && inbound.epoch() == at.epoch();
    }

    void mark(ClientCommand.Mark mark) {
        Inbound inbound = conversations.get(mark.conversation());
        if (inbound == null || mark.position().epoch() != inbound.epoch()) {
            return; // §6.4: a mark in a log that is gone says nothing
        }
        long sequence = Math.min(mark.position().sequence(), inbound.expected() - 1);
        if (mark.kind() == MarkKind.READ) {
            inbound.read(sequence);
        } else {
            inbound.deliveredMark(sequence);
            awaitHoles(inbound); // there may be room again
        }
        marks.changed(inbound);
    }

    void sendMarks() {
        marks.send();
    }

    void offline() {
        early.clear();
        for (Inbound inbound : conversations.values()) {
            inbound.fetch(0);
            window.forget(inbound);
        }
        marks.offline();
        pausedUntilNanos = Long.MIN_VALUE;
    }

    private void resume(Inbound inbound, ConversationState state) {
        switch (state.status()) {
            case RESUMED -> {
                inbound.live(true);
                inbound.deliveredMark(state.delivered());
            }
            case BEHIND -> {
                inbound.live(false);
                headAt(inbound, state.last().epoch(), state.last().sequence());
            }
            case RESET -> {
                inbound.live(false);
                headAt(inbound, state.last().epoch(), state.last().sequence());
            }
            case GONE -> ended(state.conversation(), ErrorCode.NOT_A_MEMBER);
        }
    }

    /** The log is known to reach this far, perhaps in a new epoch. */
    private void headAt(Inbound inbound, int epoch, long last) {
        if (epoch > inbound.epoch()) {
            held -= inbound.heldCount();
            window.forget(inbound);
            inbound.reset(epoch, last);
            context.emit(new ClientEvent.LogReset(inbound.conversation, epoch, last));
        } else if (epoch == inbound.epoch()) {
            inbound.heardOf(last);
        }
    }

    /** Takes note of a new epoch; false: it belongs to a log that is gone. */
    private boolean startsNow(Inbound inbound, Position at) {
        if (at.epoch() > inbound.epoch()) {
            headAt(inbound, at.epoch(), at.sequence());
        }
        return at.epoch() == inbound.epoch();
    }

    private void offer(Inbound inbound, Inbound.Held arrived) {
        if (!inbound.wants(inbound.epoch(), arrived.last())) {
            return; // §6.3: a duplicate
        }
        held -= inbound.heldCount();
        if (inbound.isNext(arrived.first(), arrived.last())) {
            arrived.handOver().run();
            inbound.handedOver(arrived.last(), arrived.own());
            inbound.drain();
            marks.handedOver(inbound);
        } else if (arrived.own() ? inbound.hasRoomForOwn() : hasRoom(inbound)) {
            inbound.hold(arrived);
        } else {
            inbound.heardOf(arrived.last());
        }
        held += inbound.heldCount();
        awaitHoles(inbound);
    }

    private boolean hasRoom(Inbound inbound) {
        return held + inbound.heldCount() < context.config.limits().maxHeld();
    }

    private void awaitHoles() {
        for (Inbound inbound : conversations.values()) {
            awaitHoles(inbound);
        }
    }

    // §6.3: a neighbour on another channel may still be under way; only a hole that stays is fetched.
    private void awaitHoles(Inbound inbound) {
        if (context.isOnline() && inbound.hasHole() && mayTakeMore(inbound)) {
            long patience = context.config.limits().gapPatience().toNanos();
            context.timers.setIfIdle(ClientTimer.GAPS, Math.max(context.nowNanos + patience, pausedUntilNanos));
        }
    }

    private void fetch(Inbound inbound) {
        int missing = inbound.missing(FETCH_MESSAGES);
        Fetch wanted = new Fetch(
                1,
                inbound.epoch(),
                inbound.conversation,
                inbound.expected(),
                missing == 0 ? FETCH_MESSAGES : missing,
                Direction.FORWARD);
        inbound.fetch(requests.ask(wanted, new Fetching(inbound)));
    }

    private static ClientEvent received(Message message) {
        boolean understood = message.extensions().fields().stream().noneMatch(ExtensionField::mustUnderstand);
        if (!understood) {
            // §3.4: nobody here may act on it; it counts as delivered
            Position at = message.position();
            return new ClientEvent.PositionsSkipped(
                    message.conversation(), at.epoch(), at.sequence(), at.sequence(), SkipReason.WITHHELD);
        }
        return new ClientEvent.MessageReceived(
                message.conversation(),
                message.position(),
                message.id(),
                message.timeMillis(),
                message.sender(),
                message.body(),
                message.relation(),
                message.expiresAtMillis());
    }

    /** Waits for what a hole hides. */
    private final class Fetching implements ClientRequests.Asker {
        private final Inbound inbound;
        private final long from;
        private @Nullable Page page;

        Fetching(Inbound inbound) {
            this.inbound = inbound;
            this.from = inbound.expected();
        }

        @Override
        public void part(Scp2Pdu part) {
            if (part instanceof Page head) {
                page = head;
                headAt(inbound, head.epoch(), head.logLast());
            } else if (part instanceof Message message) {
                message(message);
            } else if (part instanceof Skipped skipped) {
                skipped(skipped);
            }
        }

        @Override
        public void done(long next) {
            ended();
            if (page != null && (page.live() || page.last() >= page.logLast() || page.first() == 0)) {
                inbound.live(page.live()); // §6.6-8: of pages that end before the log does, none is live
            }
            if (inbound.expected() > from) {
                fetchHoles();
            }
            awaitHoles();
        }

        @Override
        public void failed(ErrorCode code, int retryAfterMillis, String text) {
            ended();
            pausedUntilNanos = context.nowNanos + TimeUnit.MILLISECONDS.toNanos(retryAfterMillis);
            awaitHoles();
        }

        private void ended() {
            inbound.fetch(0);
        }
    }

    Collection<Inbound> conversations() {
        return conversations.values();
    }
}
