package chat.scp.client.cli;

import chat.scp.client.ChatClient;
import chat.scp.client.Draft;
import chat.scp.client.SentMessage;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.ConversationView;
import chat.scp.client.model.PresenceView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.signal.SendOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A user's client, what it told so far, and in which conversation he is. Thread-safe.
 *
 * <p>What the client tells goes through the model first, and to the user then.
 */
final class Chatting implements AutoCloseable {
    private static final int TOLD_SECONDS = 2;
    private static final int KNOWN_SECONDS = 10;
    private static final int SHOW_MILLIS = 500;

    private final ChatClient client;
    private final ChatModel model;
    private final Teller teller;
    private final Out out;
    /** Of each own message, what became of it, once the user was told. */
    private final Map<MessageId, CompletableFuture<SendOutcome>> outcomes = new ConcurrentHashMap<>();

    private volatile ConversationId current = ConversationId.NONE;
    private volatile int version = 2;
    private final AtomicBoolean showing = new AtomicBoolean();
    private volatile boolean wasOnline;
    private volatile PresenceView presence = new PresenceView(PresenceStatus.ONLINE, "");

    Chatting(ChatClient client, ChatModel model, Out out) {
        this.client = client;
        this.model = model;
        this.out = out;
        teller = new Teller(model);
        client.listen(this::hear);
    }

    private void hear(ChatEvent event) {
        if (event instanceof ChatEvent.StateChanged changed) {
            if (changed.state() instanceof ConnectionState.Online online) {
                version = online.version();
                wasOnline = true;
            } else {
                teller.forgetPresence();
            }
        }
        String in = teller.in(event.conversation());
        model.apply(event);
        if (event instanceof ChatEvent.ConversationEnded && event.conversation().equals(current)) {
            current = ConversationId.NONE;
        }
        if (wasOnline || !isFirstFailure(event)) {
            teller.of(event).ifPresent(told -> out.tell(told.in().isEmpty() && !in.isEmpty() ? told.within(in) : told));
        }
        if (event instanceof ChatEvent.MemberChanged member && member.change() == MemberChange.JOINED) {
            showAgain();
        }
        if (event instanceof ChatEvent.SendEnded ended) {
            outcome(ended.id()).complete(ended.outcome());
            if (ended.outcome() instanceof SendOutcome.Rejected || ended.outcome() instanceof SendOutcome.Expired) {
                model.dismiss(ended.conversation(), ended.id()); // it was told, and is not sent again
            }
        }
        boolean said = event instanceof ChatEvent.MessageReceived || event instanceof ChatEvent.SendEnded;
        if (said && event.conversation().equals(current)) {
            seen(current);
        }
    }

    /** Why the first connection did not come about is told by who wanted it, and better. */
    private static boolean isFirstFailure(ChatEvent event) {
        return event instanceof ChatEvent.StateChanged changed
                && !(changed.state() instanceof ConnectionState.Connecting);
    }

    /** The user sees what is in this conversation, and the others may know. */
    private void seen(ConversationId conversation) {
        Position position = model.seen(conversation);
        if (!position.isNone()) {
            client.markRead(conversation, position);
        }
    }

    ChatClient client() {
        return client;
    }

    ChatModel model() {
        return model;
    }

    MessageTeller messages() {
        return teller.messages();
    }

    void tell(Told told) {
        out.tell(told);
    }

    /** The version in use, or that was in use last. */
    int version() {
        return version;
    }

    /**
     * Sends a message. Completes when the user was told what became of it; exceptionally if it was not stored
     * and will not be.
     */
    CompletableFuture<SendOutcome> send(ConversationId to, Draft draft) {
        SentMessage sent = client.send(to, draft);
        CompletableFuture<SendOutcome> told = outcome(sent.id());
        return sent.outcome()
                .thenCompose(outcome -> told.completeOnTimeout(outcome, TOLD_SECONDS, TimeUnit.SECONDS))
                .whenComplete((outcome, failure) -> outcomes.remove(sent.id()))
                .thenApply(Chatting::checked);
    }

    private CompletableFuture<SendOutcome> outcome(MessageId id) {
        return outcomes.computeIfAbsent(id, any -> new CompletableFuture<>());
    }

    private static SendOutcome checked(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Rejected rejected) {
            throw new AlreadyToldException(rejected.code());
        } else if (outcome instanceof SendOutcome.Expired) {
            throw new AlreadyToldException(ErrorCode.EXPIRED);
        }
        return outcome;
    }

    // ---- what the others see

    /** Shows this, and goes on showing it. */
    void show(PresenceStatus status, String text) {
        presence = new PresenceView(status, text);
        if (version != 1) {
            client.people().show(status, text);
        }
    }

    /** Who is met only now was not told before; one time does for all who come in within half a second. */
    private void showAgain() {
        if (showing.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(SHOW_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        showing.set(false);
                        show(presence.status(), presence.text());
                    });
        }
    }

    // ---- conversations

    /** Begins to talk in a conversation that was not there before. */
    CompletableFuture<ConversationView> met(ConversationId conversation) {
        return known(conversation).whenComplete((view, failure) -> showAgain());
    }

    /** Completes when the conversation, which the server says there is, is in the model. */
    CompletableFuture<ConversationView> known(ConversationId conversation) {
        CompletableFuture<ConversationView> known = new CompletableFuture<>();
        Runnable end = model.watch(change -> model.conversation(conversation).ifPresent(known::complete));
        model.conversation(conversation).ifPresent(known::complete);
        return known.orTimeout(KNOWN_SECONDS, TimeUnit.SECONDS).whenComplete((view, failure) -> end.run());
    }

    /** The one that the user is in, if he is in one. */
    Optional<ConversationView> current() {
        return model.conversation(current);
    }

    /** @throws ChatException if he is in none */
    ConversationView here() {
        return current()
                .orElseThrow(() -> new ChatException(
                        ErrorCode.NOT_A_MEMBER, "You are in no conversation: /chat NAME or /join ROOM begins one."));
    }

    void goTo(ConversationId conversation) {
        current = conversation;
        seen(conversation);
    }

    /** By the other person's name, or the room's; the one that the user is in if {@code name} is empty. */
    ConversationView named(String name) {
        if (name.isEmpty()) {
            return here();
        }
        return find(name, false)
                .or(() -> find(name, true))
                .orElseThrow(() -> new ChatException(
                        ErrorCode.NOT_FOUND,
                        "You are in no conversation " + Shown.name(name) + "; /chats lists yours."));
    }

    Optional<ConversationView> find(String name, boolean room) {
        return model.conversations().stream()
                .filter(view -> view.ended() == null && view.info().isRoom() == room)
                .filter(view -> view.info().name().text().equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public void close() {
        client.close();
    }
}
