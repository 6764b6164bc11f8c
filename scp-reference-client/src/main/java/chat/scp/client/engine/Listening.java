package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.pdu.ConversationId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A listener with a lane for each conversation: a slow one holds up its own lane only. */
final class Listening implements Dispatcher.Subscriber {
    private static final System.Logger LOG = System.getLogger(Listening.class.getName());

    /** A lane, and whether somebody is walking it. */
    private record Track(Lane lane, AtomicBoolean busy) {}

    private final Executor executor;
    private final Consumer<? super ChatEvent> listener;
    private final Map<ConversationId, Track> tracks = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Listening(Executor executor, Consumer<? super ChatEvent> listener) {
        this.executor = executor;
        this.listener = listener;
    }

    @Override
    public void tell(ChatEvent event, Runnable handled) {
        boolean[] waits = new boolean[1];
        Track track = tracks.compute(event.conversation(), (id, known) -> {
            Track its = known == null ? new Track(new Lane(id), new AtomicBoolean()) : known;
            waits[0] = its.lane.add(event, handled);
            return its;
        });
        if (!waits[0]) {
            handled.run();
        }
        walk(event.conversation(), track);
    }

    private void walk(ConversationId id, Track track) {
        if (!track.lane.isEmpty() && track.busy.compareAndSet(false, true)) {
            executor.execute(() -> {
                handOver(track.lane);
                track.busy.set(false);
                tracks.computeIfPresent(id, (same, its) -> its.lane.isEmpty() && !its.busy.get() ? null : its);
                walk(id, track); // something may have come in between
            });
        }
    }

    private void handOver(Lane lane) {
        for (Lane.Waiting next = lane.poll(); next != null; next = lane.poll()) {
            try {
                if (!ended) {
                    listener.accept(next.event());
                }
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "a listener failed with " + next.event().getClass(),
                        e);
            } finally {
                next.handled();
            }
        }
    }

    /** The listener wants no more; what waits counts as taken. */
    void end() {
        ended = true;
    }

    @Override
    public void close() {}
}
