package chat.scp.client.gui;

import chat.scp.client.cli.ExitStatus;
import chat.scp.client.cli.ThisTerminal;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.home.ClientHome;
import chat.scp.client.home.ProgramOptions;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.TlsFileException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private final CountDownLatch done = new CountDownLatch(1);

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "name of the account")
    private @Nullable String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "HOST[:PORT]", description = "the server")
    private @Nullable String server;

    @Mixin
    private ProgramOptions own = new ProgramOptions();

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
            return ExitStatus.USAGE;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (GraphicsEnvironment.isHeadless()) {
            return fail(ExitStatus.UNAVAILABLE, "there is no display; `scp chat` needs none");
        }
        ClientHome home = own.home();
        WindowSettings settings = new WindowSettings(home.windowSettings());
        if (theme != null) {
            settings.theme(Theme.of(theme));
        }
        SignIn typed;
        boolean everything;
        try {
            own.trust().choose(new KnownHosts(home.knownServers()));
            Optional<String> password = own.password();
            String code = own.register();
            everything = name != null && server != null && (code == null || password.isPresent());
            typed = new SignIn(
                    server == null ? settings.server() : server,
                    name == null ? settings.name() : name,
                    password.orElse(""),
                    code != null,
                    code == null ? "" : code,
                    own.scp1());
        } catch (TlsFileException e) {
            return fail(ExitStatus.NO_INPUT, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return fail(ExitStatus.NO_INPUT, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return fail(ExitStatus.USAGE, String.valueOf(e.getMessage()));
        }
        boolean atOnce = everything;
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        EventQueue.invokeLater(() -> {
            settings.theme().apply(settings.textSize());
            new Windows(home, settings, own.trust(), done::countDown).signIn(typed, atOnce);
        });
        done.await();
        return 0;
    }

    /** A sign-in dialog or a chat window, one after the other. */
    record Windows(ClientHome home, WindowSettings settings, ServerTrust trust, Runnable closed) {
        /** {@code atOnce}: everything has been said, so nobody need press a button. */
        SignInDialog signIn(SignIn typed, boolean atOnce) {
            SignInDialog[] dialog = new SignInDialog[1];
            dialog[0] = new SignInDialog(typed, home, trust, desk -> chat(desk, dialog[0], typed), closed);
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

    private int fail(int status, String sentence) {
        if (spec != null) {
            spec.commandLine().getErr().println("scp gui: " + sentence);
        }
        return status;
    }
}
