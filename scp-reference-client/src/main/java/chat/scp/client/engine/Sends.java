package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.NotOnlineException;
import chat.scp.client.event.OutboxFullException;
import chat.scp.client.storage.Outbox;
import chat.scp.client.storage.OutboxEntry;
import chat.scp.client.storage.WhenFull;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MessageId;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages on their way out, in the order in which they were taken. The outbox has each before the
 * session does; the session has some of them at a time, and keeps these over lost links. {@link #take}
 * is for any thread, the rest for the loop. §6.1
 */
final class Sends implements Part {
    /** With the session at a time: enough to fill a link, little to hand over again. */
    private static final int MAX_IN_SESSION = 256;

    private static final Duration TRY_AGAIN = Duration.ofMillis(50);

    private final Wire wire;
    private final ClientLoop loop;
    private final Executor executor;
    private final Promises promises;
    private final Dispatcher dispatcher;
    private final Outbox outbox;
    private final WhenFull whenFull;
    private final Room room;
    private final Map<MessageId, Sending> pending = new LinkedHashMap<>();
    private final Deque<Sending> unsent = new ArrayDeque<>();
    private final AtomicInteger count = new AtomicInteger();
    private int inSession;
    private long serverAheadMillis;
    private volatile boolean over;

    Sends(
            Wire wire,
            ClientLoop loop,
            Executor executor,
            Dispatcher dispatcher,
            Outbox outbox,
            WhenFull whenFull,
            Room room) {
        this.wire = wire;
        this.loop = loop;
        this.executor = executor;
        this.promises = new Promises(executor);
        this.dispatcher = dispatcher;
        this.outbox = outbox;
        this.whenFull = whenFull;
        this.room = room;
    }

    /** What an earlier run left, and what was taken before the first connection, in this order. */
    void restore() {
        List<Sending> taken = List.copyOf(pending.values());
        pending.clear();
        unsent.clear();
        for (OutboxEntry entry : outbox.left()) {
            room.occupy(entry.bytes());
            count.incrementAndGet();
            queue(new Sending(entry, true));
        }
        for (Sending sending : taken) {
            pending.put(sending.id(), sending);
        }
        again();
    }

    /** Messages without an outcome. Of any thread. */
    int count() {
        return count.get();
    }

    /**
     * Takes a message; on a thread that may wait.
     *
     * @throws OutboxFullException if there is no room, and none came within the deadline
     */
    Sending take(OutboxEntry entry, Duration deadline) {
        makeRoom(entry.bytes(), deadline);
        if (over) {
            room.give(entry.bytes());
            throw new NotOnlineException("The client is closed.");
        }
        try {
            outbox.add(entry);
        } catch (IOException e) {
            room.give(entry.bytes());
            throw new UncheckedIOException("The message could not be written to the outbox: " + e.getMessage(), e);
        }
        Sending sending = new Sending(entry, false);
        count.incrementAndGet();
        loop.execute(() -> queue(sending));
        return sending;
    }

    private void makeRoom(int bytes, Duration deadline) {
        if (room.tryTake(bytes)) {
            return;
        }
        if (whenFull == WhenFull.DROP_EPHEMERAL) {
            CompletableFuture<Boolean> dropped = new CompletableFuture<>();
            loop.execute(() -> dropped.complete(dropEphemeral(bytes)));
            if (await(() -> dropped.get(deadline.toNanos(), TimeUnit.NANOSECONDS)) && room.tryTake(bytes)) {
                return;
            }
        } else if (whenFull == WhenFull.WAIT && await(() -> room.await(bytes, deadline.toNanos()))) {
            return;
        }
        throw new OutboxFullException("The outbox is full; wait until messages have left, or send less.");
    }

    private interface Waiting {
        boolean get() throws Exception;
    }

    private static boolean await(Waiting waiting) {
        try {
            return waiting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    private boolean dropEphemeral(int bytes) {
        int freed = 0;
        for (Sending sending : List.copyOf(unsent)) {
            if (freed >= bytes) {
                break;
            }
            if (sending.isEphemeral() && !sending.leftOnce) {
                freed += sending.entry.bytes();
                unsent.remove(sending);
                end(sending, new SendOutcome.Expired());
            }
        }
        return freed > 0;
    }

    private void queue(Sending sending) {
        OutboxEntry entry = sending.entry;
        pending.put(entry.id(), sending);
        unsent.add(sending);
        dispatcher.publish(new ChatEvent.SendQueued(
                entry.conversation(), entry.id(), entry.body(), entry.relation(), entry.queuedAtMillis()));
        if (over) {
            over();
            return;
        }
        if (entry.expiresAtMillis() != 0) {
            long inMillis = Math.max(0, entry.expiresAtMillis() - serverMillis());
            loop.at(loop.nowNanos() + inMillis * 1_000_000L, this::expire);
        }
        pump();
    }

    private long serverMillis() {
        return loop.nowMillis() + serverAheadMillis;
    }

    /** §6.9-2: what left once may be stored; only the rest expires here. */
    private void expire() {
        for (Sending sending : List.copyOf(unsent)) {
            if (hasExpired(sending)) {
                unsent.remove(sending);
                end(sending, new SendOutcome.Expired());
            }
        }
    }

    private boolean hasExpired(Sending sending) {
        return sending.isEphemeral() && !sending.leftOnce && serverMillis() >= sending.entry.expiresAtMillis();
    }

    private void pump() {
        while (wire.isOnline() && inSession < MAX_IN_SESSION && !unsent.isEmpty()) {
            Sending next = unsent.remove();
            if (hasExpired(next)) {
                end(next, new SendOutcome.Expired());
                continue;
            }
            next.inSession = true;
            next.leftOnce = true;
            inSession++;
            OutboxEntry entry = next.entry;
            wire.command(
                    new ClientCommand.Send(
                            entry.conversation(), entry.id(), entry.body(), entry.relation(), entry.expiresAtMillis()),
                    refusal -> refused(next, refusal));
        }
    }

    private void refused(Sending sending, RuntimeException refusal) {
        if (!sending.inSession || !pending.containsKey(sending.id())) {
            return;
        }
        sending.inSession = false;
        inSession--;
        if (refusal instanceof IllegalCommandException illegal && !illegal.isOnlyNow()) {
            end(sending, new SendOutcome.Rejected(ErrorCode.CONTENT_REFUSED, 0));
        } else {
            again(); // the session is between two connections, or busy
            loop.at(loop.nowNanos() + TRY_AGAIN.toNanos(), this::pump);
        }
    }

    /** Everything that the session does not have waits, in the order in which it was taken. */
    private void again() {
        unsent.clear();
        for (Sending sending : pending.values()) {
            if (!sending.inSession) {
                unsent.add(sending);
            }
        }
    }

    @Override
    public void begun() {
        pending.values().forEach(sending -> sending.inSession = false);
        inSession = 0;
        again();
    }

    @Override
    public void online(ClientEvent.Online event) {
        if (event.serverTimeMillis() != 0) {
            serverAheadMillis = event.serverTimeMillis() - loop.nowMillis();
        }
        pump();
    }

    @Override
    public void heard(ClientEvent event) {
        if (event instanceof ClientEvent.SendEnded ended) {
            ended(ended);
        }
    }

    private void ended(ClientEvent.SendEnded ended) {
        Sending sending = pending.get(ended.id());
        if (sending == null || !sending.inSession) {
            return;
        }
        sending.inSession = false;
        inSession--;
        if (ended.outcome() instanceof SendOutcome.Unknown && wire.version() != 1) {
            again(); // the session ended; the next one asks the server again
            return;
        }
        // What an earlier run sent may be stored though its time is over now.
        boolean untold = ended.outcome() instanceof SendOutcome.Expired && sending.ofEarlierRun;
        end(sending, untold ? new SendOutcome.Unknown() : ended.outcome());
        pump();
    }

    private void end(Sending sending, SendOutcome outcome) {
        pending.remove(sending.id());
        count.decrementAndGet();
        room.give(sending.entry.bytes());
        // Not before it was heard: a program that is killed in between asks the server again, and hears it then.
        tell(sending, outcome, () -> executor.execute(() -> forget(sending.id())));
    }

    private void tell(Sending sending, SendOutcome outcome, Runnable heard) {
        promises.complete(sending.outcome, outcome);
        dispatcher.publish(new ChatEvent.SendEnded(sending.entry.conversation(), sending.id(), outcome), heard);
    }

    private void forget(MessageId id) {
        try {
            outbox.remove(id);
        } catch (IOException e) {
            loop.execute(() -> dispatcher.publish(new ChatEvent.StorageFailed(
                    "The outbox cannot be written; a message that was sent may be sent again, which does no harm. "
                            + e.getMessage())));
        }
    }

    /** What has no outcome stays in the outbox, for the next run. */
    @Override
    public void over() {
        over = true;
        room.close();
        for (Sending sending : List.copyOf(pending.values())) {
            tell(sending, new SendOutcome.Unknown(), () -> {});
        }
        pending.clear();
        unsent.clear();
        count.set(0);
    }
}
