package chat.scp.client.bot;

import chat.scp.client.ChatClient;
import chat.scp.client.ChatClientOptions;
import chat.scp.client.cli.ExitStatus;
import chat.scp.client.cli.ThisTerminal;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.home.ClientHome;
import chat.scp.client.home.Passwords;
import chat.scp.client.home.Trust;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.tls.KnownHosts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program {@code ./scp bot}. */
@Command(
        name = "scp bot",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a command for each message that somebody writes: the text is its standard input, what it prints is"
                    + " the answer. SCP_SENDER, SCP_CONVERSATION, SCP_MESSAGE, SCP_POSITION and SCP_TIME_MILLIS are in"
                    + " its environment.",
            "Example: ./scp bot --insecure echo localhost -- tr a-z A-Z",
            "Exit status: 0 ended in good order, 64 wrong usage, 66 a file cannot be read, 69 no server answers,"
                    + " 73 --data cannot be used, 77 not let in; others as of scp chat."
        })
public final class BotMain implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "the bot's account")
    private String name = "";

    @Parameters(index = "1", paramLabel = "HOST[:PORT]", description = "the server")
    private String server = "";

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "COMMAND", description = "with its arguments")
    private List<String> command = List.of();

    @Option(names = "--password-file", paramLabel = "FILE", description = "its first line is the password")
    private @Nullable Path passwordFile;

    @Option(names = "--data", paramLabel = "DIR", description = "keeps device, cursors and outbox over restarts")
    private @Nullable Path data;

    @ArgGroup
    private Trust trust = new Trust();

    @Option(names = "--patience", paramLabel = "SECONDS", description = "for the command; default: ${DEFAULT-VALUE}")
    private int patienceSeconds = 30;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        ThisTerminal.withoutLog();
        System.exit(execute(new PrintWriter(System.err, true, Charset.defaultCharset()), args));
    }

    /** What the program does; what is wrong goes to {@code err} as one sentence, and is said by the status. */
    public static int execute(PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new BotMain()).setErr(err);
        line.getCommandSpec().exitCodeOnExecutionException(ExitStatus.SOFTWARE);
        line.setParameterExceptionHandler((mistake, given) -> {
            err.println("scp bot: " + mistake.getMessage() + "; --help says what there is.");
            return ExitStatus.USAGE;
        });
        return line.execute(arguments);
    }

    @Override
    public Integer call() {
        ChatClientOptions options;
        try {
            options = options();
        } catch (IOException e) {
            err("scp bot: " + e.getMessage());
            return ExitStatus.NO_INPUT;
        }
        try (ChatClient client = ChatClient.open(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(client::close, "scp-stop"));
            CompletableFuture<ConnectionState.Closed> closed = new CompletableFuture<>();
            client.listen(event -> tell(event, closed));
            var running = Bot.on(client)
                    .answer(new chat.scp.client.bot.Command(command, Duration.ofSeconds(patienceSeconds)));
            ChatClient.await(client.connect());
            ConnectionState.Closed end = ChatClient.await(closed);
            running.close();
            if (end.problem().code().equals(ErrorCode.NONE)) {
                return 0;
            }
            err("scp bot: " + end.problem());
            return ExitStatus.of(end.problem().code());
        } catch (ChatException e) {
            err("scp bot: " + e.getMessage());
            return ExitStatus.of(e.code());
        } catch (IOException e) {
            err("scp bot: " + e.getMessage());
            return ExitStatus.CANNOT_CREATE;
        }
    }

    private void tell(ChatEvent event, CompletableFuture<ConnectionState.Closed> closed) {
        if (event instanceof ChatEvent.StateChanged changed) {
            if (changed.state() instanceof ConnectionState.Online online) {
                err("online as " + online.user());
            } else if (changed.state() instanceof ConnectionState.Waiting waiting) {
                err(waiting.problem().sentence());
            } else if (changed.state() instanceof ConnectionState.Closed now) {
                closed.complete(now);
            }
        } else if (event instanceof ChatEvent.StorageFailed failed) {
            err(failed.sentence());
        }
    }

    private void err(String line) {
        commandLine().getErr().println(line);
    }

    private ChatClientOptions options() throws IOException {
        ChatClientOptions options;
        try {
            options = ChatClientOptions.of(server, name).withAgent("scp-bot");
            options = passwordFile == null ? options : options.withPassword(password(passwordFile));
            trust.choose(new KnownHosts(ClientHome.usual().knownServers()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
        options = options.withTrust(trust);
        return data == null ? options : options.withDirectory(data);
    }

    private static String password(Path file) throws IOException {
        try {
            return Passwords.in(file);
        } catch (IOException e) {
            throw new IOException("the password cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("only a command line runs this");
        }
        return spec.commandLine();
    }
}
