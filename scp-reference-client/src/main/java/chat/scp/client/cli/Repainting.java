package chat.scp.client.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** Reads lines, and when the window gets another size, which JLine answers by clearing it, prints what stood there. */
final class Repainting extends LineReaderImpl {
    private static final int KEPT = 200;

    private final Deque<AttributedString> printed = new ArrayDeque<>();

    Repainting(Terminal terminal) throws IOException {
        super(terminal, "scp-chat");
    }

    /** Prints it above the line that is being typed. */
    void tell(AttributedString line) {
        synchronized (printed) {
            printed.add(line);
            if (printed.size() > KEPT) {
                printed.remove();
            }
        }
        printFolded(line);
    }

    private void printFolded(AttributedString line) {
        printAbove(Folding.to(line, getTerminal().getWidth() - 1));
    }

    @Override
    protected synchronized void handleSignal(Terminal.Signal signal) {
        super.handleSignal(signal);
        if (signal == Terminal.Signal.WINCH) {
            List<AttributedString> lines;
            synchronized (printed) {
                lines = List.copyOf(printed);
            }
            int room = Math.max(0, getTerminal().getHeight() - 2);
            lines.subList(Math.max(0, lines.size() - room), lines.size()).forEach(this::printFolded);
        }
    }
}
