package chat.scp.client.cli;

import chat.scp.client.event.ChatException;
import chat.scp.client.model.ConversationView;
import chat.scp.client.model.InvitationView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.PresenceStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Chats with other people: asking, answering, ending; blocks, and what they see of the user. */
final class PeopleActions {
    private final Chatting chatting;
    private final Asking asking;

    PeopleActions(Chatting chatting, Asking asking) {
        this.chatting = chatting;
        this.asking = asking;
    }

    CompletableFuture<?> chat(String name) {
        Optional<ConversationView> open = chatting.find(name, false);
        if (open.isPresent()) {
            return enter(open.get().info().id());
        }
        Optional<InvitationView> invitation = asking(name);
        if (invitation.isPresent()) { // both want it: no need to ask again
            return chatting.client().people().accept(invitation.get().id()).thenCompose(this::meet);
        }
        Optional<ConversationView> room = chatting.find(name, true);
        if (room.isPresent()) {
            return enter(room.get().info().id());
        }
        CompletableFuture<ConversationId> opened = asking.ask(name, ConversationId.NONE)
                .exceptionallyCompose(failure -> isThere(cause(failure))
                        ? chatting.client().people().chatWith(name) // which waits for the server to tell of it
                        : CompletableFuture.failedFuture(failure));
        return worded(name, opened).thenCompose(this::meet);
    }

    /** The same, and if somebody who was asked does not come, why. */
    static <T> CompletableFuture<T> worded(String name, CompletableFuture<T> asked) {
        return asked.exceptionallyCompose(failure -> CompletableFuture.failedFuture(why(name, cause(failure))));
    }

    private static boolean isThere(Throwable cause) {
        return cause instanceof ChatException known && known.code().equals(ErrorCode.ALREADY_EXISTS);
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** What it means here, and what to do. */
    private static RuntimeException why(String name, Throwable cause) {
        if (!(cause instanceof ChatException known)) {
            return new CompletionException(cause);
        }
        ErrorCode code = known.code();
        if (code.equals(ErrorCode.CANCELLED)) {
            return new AlreadyToldException(ErrorCode.NONE); // by the user himself
        }
        String who = Shown.name(name);
        String sentence = null;
        if (code.equals(ErrorCode.NOT_FOUND)) {
            sentence = "Nobody is called " + who + " here; check the name, or ask them to come online once.";
        } else if (code.equals(ErrorCode.TIMEOUT) || code.equals(ErrorCode.PEER_UNAVAILABLE)) {
            sentence = who + " is away or did not answer; try again later.";
        } else if (code.equals(ErrorCode.PEER_REJECTED)) {
            sentence = who + " does not want to chat now.";
        } else if (code.equals(ErrorCode.PEER_BUSY)) {
            sentence = who + " is busy; try again later.";
        } else if (code.equals(ErrorCode.SELF)) {
            sentence = "That is you; a chat needs somebody else.";
        } else if (code.equals(ErrorCode.LIMIT_REACHED)) {
            sentence = "There is no room for " + who + ": a limit of the server is reached.";
        }
        return sentence == null ? known : new ChatException(code, known.retryAfterMillis(), sentence);
    }

    /** From now on what is typed is said there. */
    CompletableFuture<ConversationView> enter(ConversationId id) {
        return chatting.known(id).thenApply(this::entered);
    }

    /** The same for a conversation that begins. */
    CompletableFuture<ConversationView> meet(ConversationId id) {
        return chatting.met(id).thenApply(this::entered);
    }

    private ConversationView entered(ConversationView view) {
        chatting.goTo(view.info().id());
        chatting.tell(chatting.messages()
                .conversation(
                        "entered", view.info(), "Now in " + chatting.messages().title(view.info()))
                .with("unread", view.unread()));
        return view;
    }

    private Optional<InvitationView> asking(String name) {
        List<InvitationView> all = chatting.model().invitations();
        return all.stream()
                .filter(i -> name.isEmpty() || i.from().text().equalsIgnoreCase(name))
                .findFirst();
    }

    private InvitationView invitation(String name) {
        return asking(name)
                .orElseThrow(() -> new ChatException(
                        ErrorCode.NOT_FOUND,
                        name.isEmpty()
                                ? "Nobody asks you for a chat."
                                : Shown.name(name) + " does not ask you for a chat."));
    }

    CompletableFuture<?> accept(String name) {
        return chatting.client().people().accept(invitation(name).id()).thenCompose(this::meet);
    }

    CompletableFuture<?> reject(String name) {
        InvitationView invitation = invitation(name);
        return chatting.client()
                .people()
                .reject(invitation.id())
                .thenRun(() -> chatting.tell(Told.info(
                        "You said no to " + Shown.name(invitation.from().text()) + ".")));
    }

    CompletableFuture<?> cancel(String name) {
        return asking.cancel(name)
                .thenAccept(asked -> chatting.tell(Told.info(Shown.name(asked) + " is not asked any more.")));
    }

    CompletableFuture<?> end(String name) {
        return chatting.client().leave(chatting.named(name).info().id());
    }

    CompletableFuture<?> chats() {
        List<ConversationView> all = chatting.model().conversations().stream()
                .filter(view -> view.ended() == null)
                .toList();
        for (ConversationView view : all) {
            boolean here = chatting.current()
                    .filter(c -> c.info().id().equals(view.info().id()))
                    .isPresent();
            chatting.tell(chatting.messages()
                    .conversation(
                            "chat",
                            view.info(),
                            (here ? "> " : "  ") + chatting.messages().title(view.info())));
        }
        chatting.model()
                .invitations()
                .forEach(i -> chatting.tell(
                        Told.of("asking", "", "  " + Shown.name(i.from().text()) + " asks you for a chat")
                                .with("from", i.from().text())));
        if (all.isEmpty()) {
            chatting.tell(Told.info("You are in no conversation: /chat NAME or /join ROOM begins one."));
        }
        return Actions.done();
    }

    CompletableFuture<?> block(String name) {
        if (name.isEmpty()) {
            return chatting.client().people().blocked().thenAccept(all -> {
                all.forEach(user -> chatting.tell(
                        Told.of("blocked", "", Shown.name(user.text())).with("user", user.text())));
                if (all.isEmpty()) {
                    chatting.tell(Told.info("You have blocked nobody."));
                }
            });
        }
        return chatting.client()
                .people()
                .block(name)
                .thenRun(() -> chatting.tell(
                        Told.info("You hear from " + Shown.name(name) + " no more; /unblock takes it back.")));
    }

    CompletableFuture<?> unblock(String name) {
        return chatting.client()
                .people()
                .unblock(name)
                .thenRun(() -> chatting.tell(Told.info("You hear from " + Shown.name(name) + " again.")));
    }

    CompletableFuture<?> away(String text) {
        chatting.show(PresenceStatus.AWAY, text);
        chatting.tell(Told.info("The others see that you are away; /back takes it back."));
        return Actions.done();
    }

    CompletableFuture<?> back() {
        chatting.show(PresenceStatus.ONLINE, "");
        chatting.tell(Told.info("The others see that you are back."));
        return Actions.done();
    }
}
