package chat.scp.client.cli;

import chat.scp.client.Draft;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.ConversationView;
import chat.scp.client.model.MessageView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Position;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Saying something, and saying something about what was said; looking back. */
final class MessageActions {
    private static final int USUAL_HISTORY = 20;
    private static final int RECENT = 10;
    private static final int MAX_HISTORY = 1_000;
    private static final int MAX_FOUND = 50;
    private static final int PAGE = 100;
    private static final String TAKE_BACK = "-";

    private final Chatting chatting;

    MessageActions(Chatting chatting) {
        this.chatting = chatting;
    }

    CompletableFuture<?> say(String text) {
        if (text.isBlank()) {
            return Actions.done();
        }
        return chatting.send(here().id(), Draft.text(text));
    }

    CompletableFuture<?> reply(Typed typed) {
        Position target = target(typed, message -> !message.own(), "There is nothing to answer yet.");
        return chatting.send(here().id(), Draft.text(text(typed)).inReplyTo(target));
    }

    CompletableFuture<?> edit(Typed typed) {
        Position target = target(typed, MessageView::own, "There is no message of yours yet.");
        return chatting.send(here().id(), Draft.edit(target, text(typed)));
    }

    CompletableFuture<?> delete(Typed typed) {
        Position target = target(typed, MessageView::own, "There is no message of yours yet.");
        return chatting.send(here().id(), Draft.delete(target));
    }

    CompletableFuture<?> react(Typed typed) {
        Position target = target(typed, message -> !message.own(), "There is no message of somebody else yet.");
        String emoji = text(typed).strip();
        if (emoji.codePoints().anyMatch(c -> Character.isWhitespace(c) || c == '#')) {
            throw new IllegalArgumentException(
                    "One emoji, please: " + typed.verb().synopsis());
        }
        return chatting.send(here().id(), Draft.reaction(target, emoji.equals(TAKE_BACK) ? "" : emoji));
    }

    private static String text(Typed typed) {
        String text = typed.text();
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "Something is missing: " + typed.verb().synopsis());
        }
        return text;
    }

    private ConversationInfo here() {
        return chatting.here().info();
    }

    /** The message that is named, or else the last one that fits. */
    private Position target(Typed typed, Predicate<MessageView> fits, String none) {
        ConversationInfo here = here();
        List<MessageView> messages = chatting.model().messages(here.id());
        if (typed.number() != 0) {
            int epoch = messages.stream()
                    .filter(m -> !m.position().isNone())
                    .mapToInt(m -> m.position().epoch())
                    .max()
                    .orElse(here.epoch());
            Position named = new Position(epoch, typed.number());
            boolean beyond = messages.stream().anyMatch(m -> !m.position().isNone())
                    && messages.stream().noneMatch(m -> m.position().compareTo(named) >= 0);
            if (beyond) {
                throw new ChatException(ErrorCode.NOT_FOUND, "There is no message #" + typed.number() + " here yet.");
            }
            return named;
        }
        return messages.stream()
                .filter(m -> !m.position().isNone() && !m.deleted() && fits.test(m))
                .map(MessageView::position)
                .max(Position::compareTo)
                .orElseThrow(() -> new ChatException(ErrorCode.NOT_FOUND, none + " A number names one: #N."));
    }

    // ---- looking back

    CompletableFuture<?> history(String number) {
        return last(number.isEmpty() ? USUAL_HISTORY : count(number), "Nothing was said here yet.");
    }

    CompletableFuture<Integer> recent() {
        return last(RECENT, "");
    }

    private CompletableFuture<Integer> last(int wanted, String none) {
        ConversationView view = chatting.here();
        return load(view.info().id(), wanted).thenApply(count -> {
            List<MessageView> messages = chatting.model().messages(view.info().id());
            int from = Math.max(0, messages.size() - wanted);
            tell(view, messages.subList(from, messages.size()), none);
            return count;
        });
    }

    private static int count(String number) {
        if (!number.matches("[0-9]{1,6}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MAX_HISTORY) {
            throw new IllegalArgumentException("/history takes a number from 1 to " + MAX_HISTORY + ".");
        }
        return Integer.parseInt(number);
    }

    /** Page by page, until as many are loaded, or all there are; how many that is. */
    private CompletableFuture<Integer> load(ConversationId conversation, int wanted) {
        ChatModel model = chatting.model();
        Position oldest = model.oldest(conversation);
        int missing = wanted - model.messages(conversation).size();
        if (missing <= 0 || oldest.isNone()) {
            return CompletableFuture.completedFuture(wanted - missing);
        }
        return chatting.client()
                .older(conversation, oldest, Math.min(PAGE, missing))
                .thenCompose(page -> {
                    boolean fits = model.older(conversation, page);
                    return fits && page.last() != 0
                            ? load(conversation, wanted)
                            : CompletableFuture.completedFuture(wanted - missing);
                });
    }

    CompletableFuture<?> search(String text) {
        ConversationView view = chatting.here();
        List<MessageView> found = chatting.model().search(view.info().id(), text).stream()
                .limit(MAX_FOUND)
                .sorted((one, other) -> one.position().compareTo(other.position()))
                .toList();
        tell(view, found, "Not found in what is loaded; /history loads more.");
        return Actions.done();
    }

    private void tell(ConversationView in, List<MessageView> messages, String none) {
        messages.forEach(message ->
                chatting.tell(chatting.messages().loaded(in.info().name().text(), message)));
        if (messages.isEmpty() && !none.isEmpty()) {
            chatting.tell(Told.info(none));
        }
    }
}
