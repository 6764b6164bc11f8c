package chat.scp.client.cli;

import java.io.PrintStream;

/** A line for each event: words, or JSON. Problems in words go to standard error. Thread-safe. */
final class LineOut implements Out {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    LineOut(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    @Override
    public synchronized void tell(Told told) {
        if (json) {
            out.println(Json.line(told));
            out.flush();
        } else if (told.event().equals("problem")) {
            err.println("scp chat: " + told.sentence());
            err.flush();
        } else if (!told.sentence().isEmpty()) {
            String in = told.in().isEmpty() ? "* " : "[" + Shown.name(told.in()) + "] ";
            out.println(in + told.sentence());
            out.flush();
        }
    }

    /** Whether nobody reads any more. */
    boolean isBroken() {
        return out.checkError();
    }
}
