package chat.scp.client.engine;

import chat.scp.client.event.ChatException;
import chat.scp.client.event.DeadlinePassedException;
import chat.scp.client.event.NotOnlineException;
import chat.scp.client.event.NotSupportedException;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Requests without an answer. They wait for a connection, and for room, until their deadline; what only
 * looks is asked again if a lost link took the answer. On the loop. §4.9
 */
final class Requests implements Part {
    /** More than these are refused at once. */
    static final int MAX_WAITING = 1_024;
    /** Left to the session, for the holes that it fetches. */
    private static final int MAX_ASKED = 6;

    private static final Duration TRY_AGAIN = Duration.ofMillis(50);

    private static final class Pending {
        private final LongFunction<ClientCommand> command;
        private final @Nullable Capability needed;
        private final boolean onlyLooks;
        private final CompletableFuture<Answer> future;
        private final List<Scp2Pdu> parts = new ArrayList<>();

        Pending(
                LongFunction<ClientCommand> command,
                @Nullable Capability needed,
                boolean onlyLooks,
                CompletableFuture<Answer> future) {
            this.command = command;
            this.needed = needed;
            this.onlyLooks = onlyLooks;
            this.future = future;
        }
    }

    private final Wire wire;
    private final ClientLoop loop;
    private final Promises promises;
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final Map<Long, Pending> asked = new HashMap<>();
    private Set<Capability> agreed = Set.of();
    private long lastTag;
    private boolean over;
    private boolean tryingAgain;

    Requests(Wire wire, ClientLoop loop, Promises promises) {
        this.wire = wire;
        this.loop = loop;
        this.promises = promises;
    }

    /** Asks for something that SCP/1 does not know; {@code needed}: the capability, or null. */
    void ask(
            Scp2Pdu.Request request,
            @Nullable Capability needed,
            boolean onlyLooks,
            Duration deadline,
            CompletableFuture<Answer> future) {
        ask(tag -> new ClientCommand.Ask(tag, request), needed, onlyLooks, deadline, future);
    }

    void ask(
            LongFunction<ClientCommand> command,
            @Nullable Capability needed,
            boolean onlyLooks,
            Duration deadline,
            CompletableFuture<Answer> future) {
        Pending pending = new Pending(command, needed, onlyLooks, future);
        if (over) {
            promises.fail(future, new NotOnlineException("The client is closed."));
            return;
        }
        if (waiting.size() >= MAX_WAITING) {
            promises.fail(future, new ChatException(ErrorCode.LIMIT_REACHED, "Too many requests wait already."));
            return;
        }
        waiting.add(pending);
        loop.at(loop.nowNanos() + deadline.toNanos(), () -> expire(pending));
        pump();
    }

    private void pump() {
        while (wire.isOnline() && asked.size() < MAX_ASKED && !tryingAgain && !waiting.isEmpty()) {
            Pending next = waiting.remove();
            if (next.needed != null && !agreed.contains(next.needed)) {
                promises.fail(next.future, notSupported(next.needed));
                continue;
            }
            long tag = ++lastTag;
            asked.put(tag, next);
            wire.command(next.command.apply(tag), refusal -> refused(tag, refusal));
        }
    }

    private NotSupportedException notSupported(Capability needed) {
        return new NotSupportedException(
                wire.version() == 1
                        ? "The server speaks SCP/1, which cannot do that."
                        : "The server cannot do that: it lacks " + needed + ".");
    }

    private void refused(long tag, RuntimeException refusal) {
        Pending pending = asked.remove(tag);
        if (pending == null) {
            return;
        }
        if (refusal instanceof IllegalCommandException illegal && !illegal.isOnlyNow()) {
            promises.fail(pending.future, new IllegalArgumentException(refusal.getMessage(), refusal));
            pump();
            return;
        }
        pending.parts.clear();
        waiting.addFirst(pending);
        tryingAgain = true;
        loop.at(loop.nowNanos() + TRY_AGAIN.toNanos(), () -> {
            tryingAgain = false;
            pump();
        });
    }

    private void expire(Pending pending) {
        if (waiting.remove(pending)) {
            promises.fail(
                    pending.future,
                    wire.isOnline()
                            ? new DeadlinePassedException("There was no room for the request in time.")
                            : new NotOnlineException("There was no connection in time; the request was not sent."));
        } else if (asked.values().remove(pending)) {
            promises.fail(pending.future, new DeadlinePassedException("The server did not answer in time."));
        }
        pump();
    }

    @Override
    public void online(ClientEvent.Online event) {
        agreed = new HashSet<>(event.capabilities());
        pump();
    }

    @Override
    public void heard(ClientEvent event) {
        if (event instanceof ClientEvent.AnswerPart part) {
            Pending pending = asked.get(part.tag());
            if (pending != null) {
                pending.parts.add(part.part());
            }
        } else if (event instanceof ClientEvent.AnswerDone done) {
            Pending pending = asked.remove(done.tag());
            if (pending != null) {
                promises.complete(pending.future, new Answer(pending.parts, done.next()));
            }
            pump();
        } else if (event instanceof ClientEvent.AnswerFailed failed) {
            failed(failed);
            pump();
        }
    }

    private void failed(ClientEvent.AnswerFailed failed) {
        Pending pending = asked.remove(failed.tag());
        if (pending == null) {
            return;
        }
        if (failed.code().equals(ErrorCode.LINK_LOST) && pending.onlyLooks) {
            pending.parts.clear();
            waiting.addFirst(pending);
        } else if (failed.code().equals(ErrorCode.NOT_SUPPORTED)) {
            promises.fail(pending.future, notSupported(failed.text()));
        } else {
            promises.fail(pending.future, ChatException.of(failed.code(), failed.retryAfterMillis(), failed.text()));
        }
    }

    private NotSupportedException notSupported(String text) {
        return new NotSupportedException(
                wire.version() == 1
                        ? "The server speaks SCP/1, which cannot do that."
                        : "The server cannot do that. " + text);
    }

    @Override
    public void over() {
        over = true;
        waiting.forEach(p -> promises.fail(p.future, new NotOnlineException("The client was closed.")));
        asked.values()
                .forEach(p -> promises.fail(
                        p.future, new DeadlinePassedException("The client was closed before the answer came.")));
        waiting.clear();
        asked.clear();
    }
}
