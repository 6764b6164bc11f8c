package chat.scp.client.cli;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.Problem;
import chat.scp.client.model.ConversationView;
import chat.scp.quic.tls.FirstUse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * At a terminal: what happens is printed above the line that is being typed; below it stands how things are.
 *
 * <p>JLine lets other threads print above the line. What else they want of the screen they do in a widget, which JLine
 * runs under its lock.
 */
final class Screen implements Front {
    private static final String REFRESH = "scp-refresh";

    private final Terminal terminal;
    private final Repainting reader;
    private final ScreenLines lines = new ScreenLines(ThisTerminal.wantsColours());
    private final AtomicReference<@Nullable Problem> over = new AtomicReference<>();
    private volatile @Nullable StatusBar bar;
    private volatile @Nullable Chatting chatting;
    private volatile @Nullable Actions actions;
    /** Whether what is typed answers a question. */
    private volatile boolean asking;

    private Screen(Terminal terminal, Repainting reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    static Screen open() throws IOException {
        Terminal terminal = TerminalBuilder.builder().system(true).build();
        DefaultParser plain = new DefaultParser();
        plain.setQuoteChars(new char[0]); // it's a text, not a shell
        plain.setEscapeChars(new char[0]);
        Completing completing = new Completing();
        Repainting reader = new Repainting(terminal);
        reader.setParser(plain);
        reader.setCompleter(completing);
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION); // an exclamation mark is one
        Screen screen = new Screen(terminal, reader);
        completing.in(() -> screen.chatting);
        return screen;
    }

    @Override
    public void tell(Told told) {
        Chatting now = chatting;
        AttributedString line = lines.of(told, now);
        if (line != null) {
            reader.tell(line);
        }
        Actions doing = actions;
        if (told.event().equals("entered") && doing != null) {
            doing.recent();
        }
        refresh();
    }

    // ---- questions before the chat

    @Override
    public boolean accept(FirstUse.UnknownServer server) {
        terminal.writer()
                .println("The server " + server.host() + ":" + server.port()
                        + " was never seen from here. Its certificate has the fingerprint");
        terminal.writer().println("  " + server.fingerprint());
        terminal.writer()
                .println(
                        "Its operator can tell you whether that is the right one; the server prints it when it starts.");
        while (true) {
            Optional<String> answer = ask("Trust it from now on (yes/no)? ", null);
            if (answer.isEmpty()
                    || answer.get().equalsIgnoreCase("no")
                    || answer.get().equalsIgnoreCase("n")) {
                return false;
            } else if (answer.get().equalsIgnoreCase("yes") || answer.get().equalsIgnoreCase("y")) {
                return true;
            }
            terminal.writer().println("Please type yes or no.");
        }
    }

    @Override
    public Optional<String> password(String prompt) {
        Optional<String> typed = ask(prompt, '\0');
        return typed.filter(password -> !password.isEmpty());
    }

    /** Empty: he does not want to answer. {@code mask} 0: nothing is echoed. */
    private Optional<String> ask(String prompt, @Nullable Character mask) {
        asking = true;
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        reader.setVariable(LineReader.DISABLE_COMPLETION, true);
        try {
            return Optional.of(reader.readLine(escaped(prompt), mask).strip());
        } catch (UserInterruptException | EndOfFileException e) {
            return Optional.empty();
        } finally {
            asking = false;
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
            reader.setVariable(LineReader.DISABLE_COMPLETION, false);
        }
    }

    @Override
    public boolean isForPeople() {
        return true;
    }

    // ---- the chat

    @Override
    public int run(Chatting begun) {
        Actions doing = new Actions(begun, this);
        chatting = begun;
        actions = doing;
        reader.tell(new AttributedString("/chat NAME begins a chat, /help lists the rest, Ctrl-D ends."));
        bar = new StatusBar(terminal, begun);
        reader.setOpt(LineReader.Option.ERASE_LINE_ON_FINISH); // what was said comes back with its number
        widgets(begun);
        Runnable unwatch = begun.model().watch(change -> refresh());
        endWith(begun, Thread.currentThread());
        try {
            return read(begun, doing);
        } finally {
            unwatch.run();
            bar.clear();
            bar = null;
            farewell(begun);
        }
    }

    private int read(Chatting begun, Actions doing) {
        while (true) {
            Problem end = over.get();
            if (end != null) {
                return ExitStatus.of(end.code());
            }
            String line;
            try {
                line = reader.readLine(prompt(begun));
            } catch (UserInterruptException e) {
                begun.current()
                        .ifPresent(view -> begun.client().typing(view.info().id(), false));
                if (over.get() == null && e.getPartialLine().isBlank()) {
                    return ExitStatus.INTERRUPTED;
                }
                continue; // what was typed is thrown away, as in a shell
            } catch (EndOfFileException e) {
                return ExitStatus.OK;
            }
            if (isEnd(line)) {
                return ExitStatus.OK;
            }
            if (!line.isBlank()) {
                var unused = doing.run(line);
            }
        }
    }

    private static boolean isEnd(String line) {
        String command = line.strip();
        return Verb.of(command)
                .filter(verb -> verb == Verb.QUIT || verb == Verb.DISCONNECT)
                .isPresent();
    }

    /** The client may end by itself, as when the account logs in elsewhere with this device. */
    private void endWith(Chatting begun, Thread typing) {
        var unused = begun.client().listen(event -> {
            if (event instanceof ChatEvent.StateChanged changed
                    && changed.state() instanceof ConnectionState.Closed closed
                    && over.compareAndSet(null, closed.problem())) {
                typing.interrupt();
            }
        });
    }

    private void farewell(Chatting begun) {
        int unsent = begun.client().unsent();
        if (unsent > 0) {
            terminal.writer()
                    .println(unsent + (unsent == 1 ? " message waits" : " messages wait")
                            + " in the outbox, and will leave when you are here again.");
        }
        terminal.flush();
    }

    private void widgets(Chatting begun) {
        Widget insert = Objects.requireNonNull(reader.getBuiltinWidgets().get(LineReader.SELF_INSERT));
        reader.getWidgets().put(LineReader.SELF_INSERT, () -> {
            boolean done = insert.apply();
            if (!asking && reader.getBuffer().atChar(0) != '/') {
                begun.current()
                        .ifPresent(view -> begun.client().typing(view.info().id(), true));
            }
            return done;
        });
        Widget refresh = () -> {
            StatusBar now = bar;
            if (now != null) {
                now.show();
            }
            if (!asking) {
                reader.setPrompt(prompt(begun));
            }
            reader.redisplay();
            return true;
        };
        reader.getWidgets().put(REFRESH, refresh);
        reader.getWidgets().put(LineReader.CALLBACK_INIT, refresh);
    }

    private void refresh() {
        if (bar != null) {
            try {
                reader.callWidget(REFRESH);
            } catch (IllegalStateException e) {
                // no line is being typed just now; the next one begins with it
            }
        }
    }

    private static String prompt(Chatting begun) {
        return escaped(
                begun.current()
                                .map(ConversationView::info)
                                .map(info -> Shown.name(info.name().text()))
                                .orElse("") + "> ");
    }

    /** In JLine's prompts a percent sign has a meaning. */
    private static String escaped(String prompt) {
        return prompt.replace("%", "%%");
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            // it is gone, and so is whoever could be told
        }
    }
}
