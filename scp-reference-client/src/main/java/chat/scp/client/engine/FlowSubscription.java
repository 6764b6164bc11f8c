package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.pdu.ConversationId;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscriber of {@link Flow}: one lane for everything, walked as far as it asked. */
final class FlowSubscription implements Dispatcher.Subscriber, Flow.Subscription {
    private final Executor executor;
    private final Flow.Subscriber<? super ChatEvent> subscriber;
    private final Consumer<FlowSubscription> onEnd;
    private final Lane lane = new Lane(ConversationId.NONE);
    private final AtomicLong demand = new AtomicLong();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable IllegalArgumentException broken;
    private volatile boolean begun;
    private volatile boolean closed;
    private volatile boolean over;

    FlowSubscription(
            Executor executor, Flow.Subscriber<? super ChatEvent> subscriber, Consumer<FlowSubscription> onEnd) {
        this.executor = executor;
        this.subscriber = subscriber;
        this.onEnd = onEnd;
    }

    void begin() {
        busy.set(true);
        executor.execute(() -> {
            subscriber.onSubscribe(this);
            begun = true;
            busy.set(false);
            walk();
        });
    }

    @Override
    public void tell(ChatEvent event, Runnable handled) {
        if (over || !lane.add(event, handled)) {
            handled.run();
        }
        walk();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            broken = new IllegalArgumentException("§3.9 of Reactive Streams: asked for " + n);
        } else {
            demand.accumulateAndGet(n, (had, more) -> had + more < 0 ? Long.MAX_VALUE : had + more);
        }
        walk();
    }

    @Override
    public void cancel() {
        over = true;
        onEnd.accept(this);
        walk();
    }

    @Override
    public void close() {
        closed = true;
        walk();
    }

    private boolean hasWork() {
        return begun
                && (over
                        ? !lane.isEmpty()
                        : broken != null || (demand.get() > 0 && !lane.isEmpty()) || (closed && lane.isEmpty()));
    }

    private void walk() {
        if (hasWork() && busy.compareAndSet(false, true)) {
            executor.execute(() -> {
                handOver();
                busy.set(false);
                walk();
            });
        }
    }

    private void handOver() {
        while (!over && broken == null && demand.get() > 0) {
            Lane.Waiting next = lane.poll();
            if (next == null) {
                break;
            }
            demand.accumulateAndGet(1, (had, one) -> had == Long.MAX_VALUE ? had : had - one);
            try {
                subscriber.onNext(next.event());
            } finally {
                next.handled();
            }
        }
        if (!over && broken != null) {
            end();
            subscriber.onError(broken);
        } else if (!over && closed && lane.isEmpty()) {
            end();
            subscriber.onComplete();
        }
        if (over) { // what it did not want counts as taken
            for (Lane.Waiting next = lane.poll(); next != null; next = lane.poll()) {
                next.handled();
            }
        }
    }

    private void end() {
        over = true;
        onEnd.accept(this);
    }
}
