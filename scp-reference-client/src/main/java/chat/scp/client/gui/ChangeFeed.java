package chat.scp.client.gui;

import chat.scp.client.model.Change;
import chat.scp.client.model.ChatModel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Hands what changed in a model over to the view's thread: however much comes while the view is busy, it
 * gets it as one set, in which each change stands once. Fed by any thread.
 */
final class ChangeFeed implements AutoCloseable {
    private final Consumer<Runnable> viewThread;
    private final Consumer<Set<Change>> view;
    private final Runnable unwatch;
    private Set<Change> waiting = new LinkedHashSet<>();

    /** {@code viewThread} runs what it is given on the view's thread, soon. */
    ChangeFeed(ChatModel model, Consumer<Runnable> viewThread, Consumer<Set<Change>> view) {
        this.viewThread = viewThread;
        this.view = view;
        unwatch = model.watch(this::add);
    }

    private void add(Change change) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.add(change);
        }
        if (first) {
            viewThread.accept(this::hand);
        }
    }

    private void hand() {
        Set<Change> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new LinkedHashSet<>();
        }
        if (!batch.isEmpty()) {
            view.accept(batch);
        }
    }

    @Override
    public void close() {
        unwatch.run();
    }
}
