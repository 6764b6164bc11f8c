package chat.scp.quic.kwik;

import chat.scp.quic.engine.EngineLoop;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what one connection of kwik has to send, on the thread that gave it something to send. By itself kwik has a thread for
 * that, which is woken for each write and for each packet that comes. Decision 26
 *
 * <p>Theory of operation. kwik's thread repeats one method, and ends when it is told that it does not run any more: then whoever has
 * written or received calls that method here, one at a time. kwik still notes that it has something to send, which is what is asked
 * first. When it wants to send later, the clock looks then. Where the thread was, kwik finds one that never runs: it is
 * interrupted when the connection has come to its end. Thread-safe; to be called without locks.
 */
final class PromptSender {
    /** Nothing is to be sent later: kwik looks all the same then, in case it has forgotten something. */
    private static final long IDLE_MILLIS = 5_000;

    private static final long ASK_AGAIN_MILLIS = 10;

    private final Object connection;
    private final Object sender;
    private final Workers workers;
    private final Lookout lookout;
    private final Field signalled;
    private final Field running;
    private final Method iteration;
    private final Method loopOfKwik;
    private final Method wait;
    private final Method abort;
    private final Thread replaced;
    private final AtomicInteger calls = new AtomicInteger();
    /** kwik's thread has ended. */
    private volatile boolean ours;

    private volatile boolean ends;
    /** Guarded by who sends, as what follows. */
    private boolean ended;

    private boolean begun;

    private boolean overlooked;

    private PromptSender(Object connection, Object sender, Workers workers, EngineLoop loop)
            throws ReflectiveOperationException {
        this.connection = connection;
        this.sender = sender;
        this.workers = workers;
        lookout = new Lookout(workers, () -> loop.execute(this::sendNow));
        Class<?> type = sender.getClass();
        signalled = Insides.field(type, "signalled");
        running = Insides.field(type, "running");
        iteration = Insides.method(type, "doLoopIteration");
        loopOfKwik = Insides.method(type, "sendLoop");
        wait = Insides.method(type, "determineMaximumWaitTime");
        abort = Insides.method(connection.getClass(), "abortConnection", Throwable.class);
        replaced = (Thread) Insides.field(sender, "senderThread");
    }

    /** Null: kwik did not let itself be told, and sends on its own thread. */
    static @Nullable PromptSender of(Object connection, Workers workers, EngineLoop loop) {
        try {
            Object sender = Insides.call(connection, "getSender");
            PromptSender made = new PromptSender(connection, sender, workers, loop);
            Field afterDatagrams = Insides.field(connection.getClass(), "postProcessingActions");
            @SuppressWarnings("unchecked") // kwik's own: what it has to do when it has acted on a datagram
            var actions = (List<Runnable>) afterDatagrams.get(connection);
            Insides.field(sender.getClass(), "senderThread").set(sender, new Bell(made::over));
            afterDatagrams.set(connection, made.new AfterDatagrams(actions));
            workers.run(made::takeOver);
            return made;
        } catch (ReflectiveOperationException | RuntimeException e) {
            Insides.closed("kwik has a thread that sends in each connection", e);
            return null;
        }
    }

    private void takeOver() {
        try {
            while (replaced.isAlive()) { // it may only be about to begin, and say itself that it runs
                running.setBoolean(sender, false);
                Insides.call(sender, "wakeUpSenderLoop");
                awaitEnd();
            }
            ours = true;
            sendNow();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // they were accessible at the beginning
        }
    }

    private void awaitEnd() {
        try {
            replaced.join(ASK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            // Meant for what this thread did before. To give up now would leave nobody who sends.
        }
    }

    /** If there is something to send. */
    void send() {
        if (isSignalled()) {
            sendNow();
        }
    }

    private boolean isSignalled() {
        try {
            return signalled.getBoolean(sender);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it was accessible at the beginning
        }
    }

    private void sendNow() {
        if (!ours || calls.getAndIncrement() > 0) {
            return; // kwik's thread was woken, or whoever sends does it again
        }
        int seen = calls.get();
        do {
            sendAll();
            seen = calls.addAndGet(-seen);
        } while (seen > 0);
    }

    private void sendAll() {
        if (ended) {
            return;
        }
        WireSocket.beginSending(begun);
        try {
            signalled.setBoolean(sender, true); // or it would wait
            if (ends) {
                ended = true;
                loopOfKwik.invoke(sender); // once, and then what is to be done at the end
                return;
            }
            iteration.invoke(sender);
            long millis = (long) wait.invoke(sender);
            if (millis < IDLE_MILLIS) {
                lookout.at(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(1, millis)));
            }
        } catch (InvocationTargetException e) {
            abort(Objects.requireNonNullElse(e.getCause(), e));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // they were accessible at the beginning
        } finally {
            begun = WireSocket.endSending();
        }
    }

    /** As kwik's thread does. */
    private void abort(Throwable fault) {
        try {
            abort.invoke(connection, fault);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(fault);
        }
    }

    /** Now and then, for what something of kwik's own has to send, such as the end of a connection. */
    void lookForOverlooked() {
        boolean wants = ours && !ends && isSignalled();
        if (wants && overlooked) {
            workers.run(this::send);
        }
        overlooked = wants;
    }

    /** The connection is over, but for its last words. */
    private void over() {
        ends = true;
        if (ours) {
            sendNow();
        } else {
            replaced.interrupt();
        }
    }

    /** What kwik has to do after a datagram, which is when it may have something to send. */
    private final class AfterDatagrams extends AbstractList<Runnable> {
        private final List<Runnable> actions;

        AfterDatagrams(List<Runnable> actions) {
            this.actions = actions;
        }

        @Override
        public void clear() {
            actions.clear();
            send();
        }

        @Override
        public boolean add(Runnable action) {
            return actions.add(action);
        }

        @Override
        public Runnable get(int index) {
            return actions.get(index);
        }

        @Override
        public int size() {
            return actions.size();
        }
    }
}
