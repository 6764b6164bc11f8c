package chat.scp.client.cli;

import chat.scp.client.event.ConversationInfo;
import chat.scp.client.model.ConversationView;
import chat.scp.client.model.MessageView;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Completes commands, and the names of people, conversations and rooms. */
final class Completing implements Completer {
    private static final int PATIENCE_MILLIS = 500;

    private Supplier<@Nullable Chatting> where = () -> null;

    void in(Supplier<@Nullable Chatting> chatting) {
        where = chatting;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Chatting chatting = where.get();
        if (chatting == null) {
            return;
        }
        if (line.wordIndex() == 0 && line.word().startsWith("/")) {
            commands(chatting).forEach(command -> candidates.add(new Candidate(command)));
            return;
        }
        Verb verb = Verb.of(line.words().get(0)).orElse(Verb.SAY);
        boolean first = line.wordIndex() == 1;
        Set<String> names =
                switch (first ? verb.named() : Verb.Of.NOTHING) {
                    case PERSON -> people(chatting);
                    case ASKING -> asking(chatting);
                    case ROOM -> rooms(chatting);
                    case CONVERSATION -> conversations(chatting);
                    case COMMAND -> commands(chatting);
                    case NOTHING -> line.word().isEmpty() ? Set.of() : people(chatting);
                };
        names.forEach(name -> candidates.add(new Candidate(name)));
    }

    private static Set<String> commands(Chatting chatting) {
        Set<String> all = new TreeSet<>();
        Arrays.stream(Verb.values())
                .filter(verb -> verb != Verb.SAY && (verb.isInScp1() || chatting.version() != 1))
                .forEach(verb -> all.add(verb.command()));
        return all;
    }

    private static Set<String> people(Chatting chatting) {
        Set<String> names = asking(chatting);
        for (ConversationView view : chatting.model().conversations()) {
            if (!view.info().isRoom()) {
                names.add(Shown.name(view.info().name().text()));
            }
            chatting.model().members(view.info().id()).keySet().forEach(name -> names.add(Shown.name(name.text())));
        }
        chatting.current().ifPresent(view -> {
            for (MessageView message : chatting.model().messages(view.info().id())) {
                names.add(Shown.name(message.sender().text()));
            }
        });
        names.remove(Shown.name(chatting.model().me().text()));
        return names;
    }

    private static Set<String> asking(Chatting chatting) {
        Set<String> names = new TreeSet<>();
        chatting.model()
                .invitations()
                .forEach(i -> names.add(Shown.name(i.from().text())));
        return names;
    }

    private static Set<String> conversations(Chatting chatting) {
        Set<String> names = new TreeSet<>();
        chatting.model().conversations().stream()
                .filter(view -> view.ended() == null)
                .forEach(view -> names.add(Shown.name(view.info().name().text())));
        return names;
    }

    /** The server is asked; if it does not answer at once, those count that the user is in. */
    private static Set<String> rooms(Chatting chatting) {
        Set<String> names = new TreeSet<>();
        chatting.model().conversations().stream()
                .map(ConversationView::info)
                .filter(ConversationInfo::isRoom)
                .forEach(info -> names.add(Shown.name(info.name().text())));
        try {
            chatting.client()
                    .rooms()
                    .list()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .forEach(info -> names.add(Shown.name(info.name().text())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // as said
        }
        return names;
    }
}
