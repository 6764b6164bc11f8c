package chat.scp.client.demo;

import chat.scp.client.cli.ThisTerminal;
import chat.scp.client.event.ChatException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program {@code ./scp demo}. Ends with 0 if every promise held. */
public final class DemoMain {
    private static final int USAGE = 64; // sysexits.h
    private static final int SOFTWARE = 70;
    private static final int INTERRUPTED = 130;
    private static final int FAREWELL_SECONDS = 10;

    private DemoMain() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.err.println(
                    "Usage: scp demo\nA server and two people who chat, in this terminal; takes no arguments.");
            System.exit(args[0].equals("--help") || args[0].equals("-h") ? 0 : USAGE);
        }
        ThisTerminal.withoutLog();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        CountDownLatch over = new CountDownLatch(1);
        Thread player = Thread.currentThread();
        Thread endEarly = new Thread(() -> endEarly(player, over), "scp-demo-end");
        Runtime.getRuntime().addShutdownHook(endEarly);
        int status = perform(new Transcript(out, ThisTerminal.isOne()));
        over.countDown();
        if (status != INTERRUPTED) { // else the hook is what waits
            Runtime.getRuntime().removeShutdownHook(endEarly);
            System.exit(status);
        }
    }

    /** Ctrl-C: the server is closed and its directory removed all the same. */
    private static void endEarly(Thread player, CountDownLatch over) {
        player.interrupt();
        try {
            boolean done = over.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(done ? INTERRUPTED : SOFTWARE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int perform(Transcript transcript) {
        try {
            new Play(transcript).perform();
            return transcript.allPromisesHeld() ? 0 : SOFTWARE;
        } catch (InterruptedException e) {
            transcript.line("");
            transcript.line("Ended early; nothing is left behind.");
            return INTERRUPTED;
        } catch (IOException | CertificateEncodingException | ChatException | IllegalStateException e) {
            if (Thread.interrupted()) {
                return INTERRUPTED;
            }
            transcript.line("");
            transcript.promise(false, "The demo came to a stop: " + e.getMessage());
            return SOFTWARE;
        }
    }
}
