package chat.scp.client.gui;

import chat.scp.client.cli.ThisTerminal;
import chat.scp.client.event.ConnectionState;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.quic.tls.TlsFileException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program {@code ./scp gui}. */
@Command(
        name = "scp gui",
        mixinStandardHelpOptions = true,
        description = {
            "Chats in a window. What is not given is asked for.",
            "Exit status: 0 done, 64 wrong usage, 66 a file cannot be read, 69 there is no display."
        })
public final class GuiMain implements Callable<Integer> {
    private static final int USAGE = 64; // sysexits.h
    private static final int NO_INPUT = 66;
    private static final int UNAVAILABLE = 69;

    private final CountDownLatch done = new CountDownLatch(1);

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "name of the account")
    private @Nullable String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "HOST[:PORT]", description = "the server")
    private @Nullable String server;

    @Option(names = "--password-file", paramLabel = "FILE", description = "its first line is the password")
    private @Nullable Path passwordFile;

    @Option(
            names = "--register",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "CODE",
            description = "make the account, with an invitation code where the server asks for one")
    private @Nullable String register;

    @Option(names = "--trust", paramLabel = "FINGERPRINT", description = "the certificate that the server has")
    private @Nullable String fingerprint;

    @Option(names = "--ca", paramLabel = "FILE", description = "authorities (PEM) that vouch for the server")
    private @Nullable Path authorities;

    @Option(names = "--insecure", description = "any certificate will do: for trying things out")
    private boolean insecure;

    @Option(names = "--scp1", description = "speak nothing but SCP/1")
    private boolean scp1;

    @Option(names = "--data", paramLabel = "DIR", description = "where settings, devices and outboxes are kept")
    private @Nullable Path data;

    @Option(names = "--theme", paramLabel = "light|dark", description = "from now on; default: as it was")
    private @Nullable String theme;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        ThisTerminal.withoutLog();
        CommandLine line = new CommandLine(new GuiMain());
        line.setParameterExceptionHandler((failure, arguments) -> {
            PrintWriter err = failure.getCommandLine().getErr();
            err.println("scp gui: " + failure.getMessage());
            err.println("scp gui --help says what there is.");
            return USAGE;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (GraphicsEnvironment.isHeadless()) {
            return fail(UNAVAILABLE, "there is no display; `scp chat` needs none");
        }
        Places places = data == null ? Places.usual() : new Places(data);
        WindowSettings settings = new WindowSettings(places.settings());
        if (theme != null) {
            settings.theme(Theme.of(theme));
        }
        ServerTrust trust;
        SignIn typed;
        try {
            trust = trust(places);
            typed = new SignIn(
                    server == null ? settings.server() : server,
                    name == null ? settings.name() : name,
                    passwordFile == null ? "" : firstLine(passwordFile),
                    register != null,
                    register == null ? "" : register,
                    scp1);
        } catch (IOException e) {
            return fail(NO_INPUT, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return fail(USAGE, String.valueOf(e.getMessage()));
        }
        boolean atOnce = name != null && server != null && (register == null || passwordFile != null);
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        EventQueue.invokeLater(() -> {
            settings.theme().apply(settings.textSize());
            new Windows(places, settings, trust, done::countDown).signIn(typed, atOnce);
        });
        done.await();
        return 0;
    }

    /** A sign-in dialog or a chat window, one after the other. */
    record Windows(Places places, WindowSettings settings, ServerTrust trust, Runnable closed) {
        /** {@code atOnce}: everything has been said, so nobody need press a button. */
        SignInDialog signIn(SignIn typed, boolean atOnce) {
            SignInDialog[] dialog = new SignInDialog[1];
            dialog[0] = new SignInDialog(typed, places, trust, desk -> chat(desk, dialog[0], typed), closed);
            dialog[0].open();
            if (atOnce) {
                dialog[0].signIn();
            }
            return dialog[0];
        }

        private void chat(Desk desk, SignInDialog dialog, SignIn typed) {
            SignIn again = new SignIn(dialog.server(), desk.model().me().text(), "", false, "", typed.scp1());
            settings.lastSignIn(again.server(), again.name());
            ChatWindow window = new ChatWindow(desk, settings, () -> signIn(again, false), closed);
            dialog.complaints().to(window::notice);
            window.open();
            if (desk.client().state() instanceof ConnectionState.Online online && online.downgraded()) {
                window.notice("This server speaks only SCP/1: no rooms, no history, no receipts.");
            }
        }
    }

    private ServerTrust trust(Places places) throws TlsFileException {
        if (insecure) {
            return ServerTrusts.insecure();
        }
        if (fingerprint != null) {
            return ServerTrusts.pinned(Fingerprint.parse(fingerprint));
        }
        if (authorities != null) {
            return ServerTrusts.authorities(authorities);
        }
        return new Trust(places);
    }

    private static String firstLine(Path file) throws IOException {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new IOException("the password file " + file + " cannot be read", e);
        }
    }

    private int fail(int status, String sentence) {
        if (spec != null) {
            spec.commandLine().getErr().println("scp gui: " + sentence);
        }
        return status;
    }
}
