package chat.scp.client.gui;

import chat.scp.client.ChatClient;
import chat.scp.client.Draft;
import chat.scp.client.People;
import chat.scp.client.Rooms;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.MessageState;
import chat.scp.client.model.MessageView;
import chat.scp.client.model.ModelLimits;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One signed-in user: his client, the model of his chats, and what a view asks for. Nothing here waits:
 * it happens on a thread of the desk, in the order in which it was asked for, and what comes of it goes back to the
 * view's thread. What fails is told there in a sentence. For the view's thread.
 */
final class Desk implements AutoCloseable {
    private final ChatClient client;
    private final ChatModel model;
    private final Executor viewThread;
    private final Consumer<String> complain;
    private final ChatClient.Subscription listening;
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(task -> daemon(new Thread(task, "scp-window-work")));

    private PresenceStatus shownPresence = PresenceStatus.ONLINE;

    /** {@code complain} is told on {@code viewThread} what failed. */
    Desk(ChatClient client, Name me, Executor viewThread, Consumer<String> complain) {
        this.client = client;
        this.model = new ChatModel(me, ModelLimits.USUAL);
        this.viewThread = viewThread;
        this.complain = complain;
        listening = client.listen(model::apply);
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    ChatClient client() {
        return client;
    }

    ChatModel model() {
        return model;
    }

    /** Whether the server can do that, as far as is known now. */
    boolean can(Capability capability) {
        return model.connection() instanceof ConnectionState.Online online && online.can(capability);
    }

    // ---- messages

    /** Puts a message into the outbox; {@code refused} is run if it was not taken. */
    void send(ConversationId conversation, Draft draft, Runnable refused) {
        act(() -> client.send(conversation, draft), failure -> refused.run());
    }

    void send(ConversationId conversation, Draft draft) {
        send(conversation, draft, () -> {});
    }

    /** Sends anew what failed. */
    void sendAgain(ConversationId conversation, MessageView failed) {
        Position replyTo = failed.replyTo();
        Draft draft = new Draft(failed.body(), null, Duration.ZERO);
        model.dismiss(conversation, failed.id());
        send(conversation, replyTo == null ? draft : draft.inReplyTo(replyTo));
    }

    /** Reacts, or takes the same reaction back. */
    void react(ConversationId conversation, MessageView message, String emoji) {
        Set<Name> who = message.reactions().getOrDefault(emoji, Set.of());
        send(conversation, Draft.reaction(message.position(), who.contains(model.me()) ? "" : emoji));
    }

    void typing(ConversationId conversation, boolean active) {
        if (can(Capability.TYPING)) {
            act(() -> client.typing(conversation, active));
        }
    }

    /** The user has this conversation before him, to its end. */
    void seen(ConversationId conversation) {
        Position position = model.seen(conversation);
        if (!position.isNone()) {
            act(() -> client.markRead(conversation, position));
        }
    }

    // ---- people and rooms

    /**
     * Asks somebody for a chat, or into a room.
     *
     * @param asked gets the invitation as soon as there is one
     * @param answered gets its id when it is over, whatever came of it
     * @param opened gets the conversation if the answer is yes
     */
    void invite(
            String user,
            ConversationId room,
            Duration ringing,
            Consumer<People.Asked> asked,
            Consumer<InvitationId> answered,
            Consumer<ConversationId> opened) {
        act(() -> {
            People.Asked ask = client.people().invite(user, room, ringing);
            viewThread.execute(() -> asked.accept(ask));
            whenDone(
                    ask.answer(),
                    (conversation, failure) -> viewThread.execute(() -> {
                        answered.accept(ask.id());
                        if (failure == null) {
                            opened.accept(conversation);
                        } else {
                            complain.accept(sentence(failure));
                        }
                    }));
        });
    }

    /** Shows others how the user can be reached. */
    void show(PresenceStatus status) {
        shownPresence = status;
        act(() -> client.people().show(status, ""));
    }

    PresenceStatus shownPresence() {
        return shownPresence;
    }

    void with(Function<People, CompletableFuture<?>> what) {
        ask(() -> what.apply(client.people()), nothing -> {});
    }

    void inRooms(Function<Rooms, CompletableFuture<?>> what) {
        ask(() -> what.apply(client.rooms()), nothing -> {});
    }

    void leave(ConversationId conversation) {
        ask(() -> client.leave(conversation), nothing -> {});
    }

    /** Loads who is in a conversation; it is kept up to date from then on. */
    void loadMembers(ConversationId conversation) {
        ask(
                () -> client.rooms().members(conversation),
                people -> model.members(
                        conversation,
                        people.stream()
                                .collect(Collectors.toMap(
                                        p -> p.user(),
                                        p -> p.role(),
                                        (one, other) -> one,
                                        LinkedHashMap<Name, Role>::new))));
    }

    // ---- how it is done

    /** Something that takes no time worth mentioning, but may wait for the disk. */
    private void act(Runnable what) {
        act(what, failure -> {});
    }

    private void act(Runnable what, Consumer<Throwable> failed) {
        onWork(() -> {
            try {
                what.run();
            } catch (RuntimeException e) {
                viewThread.execute(() -> {
                    complain.accept(sentence(e));
                    failed.accept(e);
                });
            }
        });
    }

    /** Something that has an answer; {@code then} gets it on the view's thread. */
    <T> void ask(Supplier<? extends CompletableFuture<? extends T>> what, Consumer<? super T> then) {
        ask(what, then, failure -> complain.accept(sentence(failure)));
    }

    /** The same, for who shows failures himself. */
    <T> void ask(
            Supplier<? extends CompletableFuture<? extends T>> what,
            Consumer<? super T> then,
            Consumer<Throwable> failed) {
        onWork(() -> {
            CompletableFuture<? extends T> answer;
            try {
                answer = what.get();
            } catch (RuntimeException e) {
                viewThread.execute(() -> failed.accept(e));
                return;
            }
            whenDone(
                    answer,
                    (value, failure) -> viewThread.execute(() -> {
                        if (failure == null) {
                            then.accept(value);
                        } else {
                            failed.accept(failure);
                        }
                    }));
        });
    }

    /** Of a failure here there is nobody left to tell. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static <T> void whenDone(
            CompletableFuture<? extends T> future, BiConsumer<? super T, ? super @Nullable Throwable> then) {
        future.whenComplete(then);
    }

    private void onWork(Runnable task) {
        try {
            work.execute(task);
        } catch (RejectedExecutionException e) {
            // the window is closing: nobody waits for it any more
        }
    }

    /** What to tell the user. */
    static String sentence(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String text = String.valueOf(cause.getMessage());
        return cause instanceof ChatException || cause instanceof IllegalArgumentException
                ? text
                : "That did not work: " + text;
    }

    boolean hasFailed(MessageView message) {
        return message.state() == MessageState.FAILED
                || (message.state() == MessageState.UNKNOWN
                        && message.position().isNone()
                        && can(Capability.RELATIONS));
    }

    /** Ends in good order, elsewhere; {@code then} is run there when it did. */
    void closeAsync(Runnable then) {
        listening.close();
        work.shutdown();
        whenDone(client.closeAsync(), (done, failure) -> then.run());
    }

    @Override
    public void close() {
        listening.close();
        work.shutdown();
        client.close();
    }
}
