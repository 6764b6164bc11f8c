package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.DeadlinePassedException;
import chat.scp.client.event.NotOnlineException;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Member;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What comes in of conversations, passed on to the listeners. A message is marked as delivered when
 * every listener has taken it, so that a slow one holds up what the server sends, and nothing piles
 * up here. A conversation is announced before anything else of it is told. On the loop. §6.3, §6.4
 */
final class Arrivals implements Part {
    private static final int LIST_LIMIT = 200;
    private static final Duration LIST_AGAIN = Duration.ofSeconds(2);
    private static final Duration LIST_DEADLINE = Duration.ofMinutes(1);

    /** How far a conversation came in, how far the listeners have taken it, and how far the user has read it. */
    private record Track(Progress received, Progress taken, Progress read) {
        static Track at(int epoch, long sequence) {
            return new Track(new Progress(epoch, sequence), new Progress(epoch, sequence), new Progress(epoch, 0));
        }

        boolean hasPositions() {
            return received.epoch() != 0; // none in SCP/1
        }
    }

    private final Wire wire;
    private final ClientLoop loop;
    private final Promises promises;
    private final Dispatcher dispatcher;
    private final Requests requests;
    private final Runnable progressed;
    private final Consumer<List<ConversationInfo>> show;
    private final Map<ConversationId, ConversationInfo> known = new LinkedHashMap<>();
    private final Map<ConversationId, Track> tracks = new LinkedHashMap<>();
    /** Events of conversations that an earlier run knew, until the server has said again what they are. */
    private final Map<ConversationId, List<Runnable>> unannounced = new HashMap<>();

    /** Who waits for a direct conversation of which the server says that it is there. */
    private final List<Awaited> awaited = new ArrayList<>();

    private record Awaited(Name with, CompletableFuture<ConversationId> future) {}

    private @Nullable Name me;
    private boolean listing;

    Arrivals(
            Wire wire,
            ClientLoop loop,
            Promises promises,
            Dispatcher dispatcher,
            Requests requests,
            List<Cursor> ofEarlierRun,
            Runnable progressed,
            Consumer<List<ConversationInfo>> show) {
        this.wire = wire;
        this.loop = loop;
        this.promises = promises;
        this.dispatcher = dispatcher;
        this.requests = requests;
        this.progressed = progressed;
        this.show = show;
        for (Cursor cursor : ofEarlierRun) {
            Position at = cursor.position();
            tracks.put(cursor.conversation(), Track.at(at.epoch(), at.sequence()));
            unannounced.put(cursor.conversation(), new ArrayList<>());
        }
    }

    /** From where a new session goes on: what came in is here, taken or not. */
    List<Cursor> received() {
        return cursors(Track::received);
    }

    /** From where another run goes on: what was not taken would be lost with this one. */
    List<Cursor> taken() {
        return cursors(Track::taken);
    }

    private List<Cursor> cursors(Function<Track, Progress> which) {
        return tracks.entrySet().stream()
                .filter(e -> e.getValue().hasPositions())
                .map(e -> new Cursor(e.getKey(), which.apply(e.getValue()).position()))
                .toList();
    }

    @Override
    public void online(ClientEvent.Online event) {
        me = event.user();
        if (event.version() == 1) {
            unannounced.clear();
            tracks.clear();
        } else if (!unannounced.isEmpty() && !listing) {
            list(0);
        }
    }

    private void list(long cursor) {
        listing = true;
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        requests.ask(
                new chat.scp.pdu.v2.List(1, LIST_LIMIT, cursor, ConversationId.NONE, ListKind.CONVERSATIONS),
                null,
                true,
                LIST_DEADLINE,
                answer);
        var unused = answer.whenComplete((listed, failure) -> loop.execute(() -> listed(listed, failure)));
    }

    private void listed(@Nullable Answer answer, @Nullable Throwable failure) {
        listing = false;
        if (failure != null || answer == null) {
            listLater();
            return;
        }
        for (Conversation told : answer.all(Conversation.class)) {
            if (unannounced.containsKey(told.conversation())) {
                opened(ConversationInfo.of(told));
            }
        }
        if (answer.next() != 0) {
            list(answer.next());
        } else if (!unannounced.isEmpty()) {
            // What is gone was told as gone by the session: these were missed, as may be where a listing changes.
            listLater();
        }
    }

    private void listLater() {
        listing = true;
        loop.at(loop.nowNanos() + LIST_AGAIN.toNanos(), () -> {
            listing = false;
            if (wire.isOnline() && !unannounced.isEmpty()) {
                list(0);
            }
        });
    }

    private void opened(ConversationInfo info) {
        boolean again = known.put(info.id(), info) != null;
        show.accept(List.copyOf(known.values()));
        Track track = tracks.computeIfAbsent(info.id(), id -> Track.at(info.epoch(), info.last()));
        track.read.upTo(info.epoch(), info.read());
        dispatcher.publish(again ? new ChatEvent.ConversationChanged(info) : new ChatEvent.ConversationOpened(info));
        List<Runnable> held = unannounced.remove(info.id());
        if (held != null) {
            held.forEach(Runnable::run);
        }
        if (!again) {
            progressed.run(); // another run goes on from here, not from where the log is then
        }
        awaited.removeIf(one -> isWith(info, one.with) && promised(one.future, info.id()));
    }

    private static boolean isWith(ConversationInfo info, Name whom) {
        return !info.isRoom() && info.name().text().equals(whom.text());
    }

    private boolean promised(CompletableFuture<ConversationId> future, ConversationId id) {
        promises.complete(future, id);
        return true;
    }

    /** The direct conversation with somebody, as soon as the server has told of it. */
    void directWith(Name whom, Duration deadline, CompletableFuture<ConversationId> future) {
        for (ConversationInfo info : known.values()) {
            if (isWith(info, whom)) {
                promises.complete(future, info.id());
                return;
            }
        }
        Awaited one = new Awaited(whom, future);
        awaited.add(one);
        loop.at(loop.nowNanos() + deadline.toNanos(), () -> {
            if (awaited.remove(one)) {
                String sentence = "The server did not tell in time which conversation that is; try again.";
                promises.fail(future, new DeadlinePassedException(sentence));
            }
        });
    }

    @Override
    public void over() {
        awaited.forEach(one -> promises.fail(one.future, new NotOnlineException("The client was closed.")));
        awaited.clear();
    }

    @Override
    public void heard(ClientEvent event) {
        if (event instanceof ClientEvent.ConversationOpened opened) {
            Conversation details = opened.details();
            opened(
                    details == null
                            ? ConversationInfo.scp1(opened.conversation(), opened.peer())
                            : ConversationInfo.of(details));
        } else if (event instanceof ClientEvent.ConversationChanged changed) {
            opened(ConversationInfo.of(changed.details()));
        } else if (event instanceof ClientEvent.ConversationEnded ended) {
            ended(ended);
        } else if (event instanceof ClientEvent.MessageReceived received) {
            received(received);
        } else if (event instanceof ClientEvent.PositionsSkipped skipped) {
            announced(skipped.conversation(), () -> skipped(skipped));
        } else if (event instanceof ClientEvent.LogReset reset) {
            reset(reset);
        } else if (event instanceof ClientEvent.MemberChanged changed) {
            memberChanged(changed.change());
        } else if (event instanceof ClientEvent.Marked marked) {
            if (marked.kind() == MarkKind.READ && marked.user().equals(me)) {
                readUpTo(marked.conversation(), marked.position());
            }
            announced(
                    marked.conversation(),
                    () -> dispatcher.publish(new ChatEvent.Marked(
                            marked.conversation(), marked.user(), marked.kind(), marked.position())));
        } else if (event instanceof ClientEvent.SendEnded ended
                && ended.outcome() instanceof SendOutcome.Stored stored) {
            own(ended.conversation(), stored.position());
            wrote(ended.conversation(), stored.position());
        }
    }

    /** Who wrote right after what he has read has read that, too: else his own words would be unread to him. §6.4 */
    private void wrote(ConversationId conversation, Position position) {
        Track track = tracks.get(conversation);
        if (track != null && track.read.isNext(position)) {
            read(conversation, position);
        }
    }

    /** The user has seen all of it up to here. */
    void read(ConversationId conversation, Position position) {
        readUpTo(conversation, position);
        wire.command(new ClientCommand.Mark(conversation, MarkKind.READ, position));
    }

    private void readUpTo(ConversationId conversation, Position position) {
        Track track = tracks.get(conversation);
        if (track != null) {
            track.read.upTo(position.epoch(), position.sequence());
        }
    }

    /** Tells it at once, or as soon as the conversation was announced. */
    private void announced(ConversationId conversation, Runnable tell) {
        List<Runnable> held = unannounced.get(conversation);
        if (held == null) {
            tell.run();
        } else {
            held.add(tell);
        }
    }

    private void ended(ClientEvent.ConversationEnded ended) {
        ConversationId id = ended.conversation();
        unannounced.remove(id);
        known.remove(id);
        show.accept(List.copyOf(known.values()));
        tracks.remove(id);
        dispatcher.publish(new ChatEvent.ConversationEnded(id, ended.code()));
        progressed.run();
    }

    private void received(ClientEvent.MessageReceived event) {
        came(event.conversation(), event.position());
        if (event.sender().equals(me)) { // on another device
            wrote(event.conversation(), event.position());
        }
        announced(event.conversation(), () -> {
            ChatMessage message = new ChatMessage(
                    event.conversation(),
                    event.position(),
                    event.id(),
                    event.timeMillis(),
                    event.sender(),
                    event.body(),
                    event.relation(),
                    event.expiresAtMillis());
            tell(new ChatEvent.MessageReceived(message), event.position());
        });
    }

    private void skipped(ClientEvent.PositionsSkipped skipped) {
        ConversationId id = skipped.conversation();
        Position last = new Position(skipped.epoch(), skipped.last());
        came(id, last);
        announced(
                id,
                () -> tell(
                        new ChatEvent.MessagesSkipped(
                                id, skipped.epoch(), skipped.first(), skipped.last(), skipped.reason()),
                        last));
    }

    private void tell(ChatEvent event, Position last) {
        dispatcher.publish(event, () -> loop.execute(() -> took(event.conversation(), last)));
    }

    private void came(ConversationId conversation, Position last) {
        Track track = tracks.get(conversation);
        if (track != null) {
            track.received.upTo(last.epoch(), last.sequence());
        }
    }

    private void took(ConversationId conversation, Position last) {
        Track track = tracks.get(conversation);
        if (track != null && track.hasPositions() && track.taken.upTo(last.epoch(), last.sequence())) {
            tookMore(conversation, track);
        }
    }

    private void own(ConversationId conversation, Position at) {
        Track track = tracks.get(conversation);
        if (track != null && track.hasPositions()) {
            track.received.own(at);
            if (track.taken.own(at)) {
                tookMore(conversation, track);
            }
        }
    }

    private void tookMore(ConversationId conversation, Track track) {
        wire.command(new ClientCommand.Mark(conversation, MarkKind.DELIVERED, track.taken.position()));
        progressed.run();
    }

    private void reset(ClientEvent.LogReset reset) {
        Track track = tracks.get(reset.conversation());
        if (track != null) {
            track.received.reset(reset.epoch());
            track.taken.reset(reset.epoch());
            track.read.reset(reset.epoch());
        }
        announced(
                reset.conversation(),
                () -> dispatcher.publish(new ChatEvent.LogReset(reset.conversation(), reset.epoch())));
        progressed.run();
    }

    private void memberChanged(Member change) {
        announced(
                change.conversation(),
                () -> dispatcher.publish(new ChatEvent.MemberChanged(
                        change.conversation(),
                        change.user(),
                        change.by(),
                        change.change(),
                        change.role(),
                        change.displayName())));
    }
}
