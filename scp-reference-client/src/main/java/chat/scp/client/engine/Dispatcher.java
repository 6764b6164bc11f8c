package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hands events to listeners: those of one conversation in order and one at a time, those of different
 * ones independently, on threads of the executor and under no lock. {@link #publish} is for the loop;
 * the rest is thread-safe.
 */
public final class Dispatcher {
    private final Executor executor;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public Dispatcher(Executor executor) {
        this.executor = executor;
    }

    /** Tells it every event from now on, until what is returned is run. */
    public Runnable listen(Consumer<? super ChatEvent> listener) {
        Listening listening = new Listening(executor, listener);
        subscribers.add(listening);
        return () -> {
            subscribers.remove(listening);
            listening.end();
        };
    }

    /** Each subscriber gets every event from its subscription on, all in one order, as it asks for them. */
    public Flow.Publisher<ChatEvent> flow() {
        return subscriber -> {
            FlowSubscription subscription = new FlowSubscription(executor, subscriber, subscribers::remove);
            subscribers.add(subscription);
            subscription.begin();
            if (closed) {
                subscription.close();
            }
        };
    }

    /** Tells everybody; {@code handled} runs, on any thread, when all have taken it. */
    void publish(ChatEvent event, Runnable handled) {
        List<Subscriber> now = List.copyOf(subscribers);
        if (now.isEmpty()) {
            handled.run();
            return;
        }
        AtomicInteger left = new AtomicInteger(now.size());
        Runnable one = () -> {
            if (left.decrementAndGet() == 0) {
                handled.run();
            }
        };
        now.forEach(subscriber -> subscriber.tell(event, one));
    }

    void publish(ChatEvent event) {
        publish(event, () -> {});
    }

    /** Nothing is published any more; what is under way still arrives. */
    void close() {
        closed = true;
        subscribers.forEach(Subscriber::close);
    }

    /** Somebody who gets events. */
    interface Subscriber {
        void tell(ChatEvent event, Runnable handled);

        /** No event follows. */
        void close();
    }
}
