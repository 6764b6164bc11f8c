package chat.scp.client.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Writes down what happens: scenes with a number, what people do, and what it means. */
final class Transcript {
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    private static final int NAME_WIDTH = 7;

    private final PrintStream out;
    private final boolean forPeople;
    private int scenes;
    private int broken;

    /** {@code forPeople}: with colours, and at a pace at which it can be read. */
    Transcript(PrintStream out, boolean forPeople) {
        this.out = out;
        this.forPeople = forPeople;
    }

    void title(String text, String below) {
        line(styled(BOLD, text));
        line(below);
    }

    void scene(String text) throws InterruptedException {
        pause(Duration.ofMillis(700));
        line("");
        line(styled(BOLD, ++scenes + ". " + text));
    }

    /** What is so now, and why. */
    void tell(String text) throws InterruptedException {
        line("   " + styled(DIM, text));
        pause(Duration.ofMillis(150));
    }

    void says(String name, String text) throws InterruptedException {
        says(name, text, "");
    }

    /** {@code note}: what came of it. */
    void says(String name, String text, String note) throws InterruptedException {
        String who = styled(BOLD, name) + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
        String gap = " ".repeat(Math.max(2, 50 - text.length()));
        line("   " + who + text + (note.isEmpty() ? "" : gap + styled(DIM, note)));
        pause(Duration.ofMillis(300));
    }

    /** A promise of the protocol, and whether it held. */
    void promise(boolean held, String text) {
        line("   " + (held ? styled(GREEN, "✓") : styled(RED, "✗ BROKEN:")) + " " + text);
        if (!held) {
            broken++;
        }
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    boolean allPromisesHeld() {
        return broken == 0;
    }

    private void pause(Duration time) throws InterruptedException {
        if (forPeople) {
            Thread.sleep(time.toMillis()); // so that people can read along; scripts are not kept waiting
        }
    }

    private String styled(String style, String text) {
        return forPeople ? style + text + PLAIN : text;
    }
}
