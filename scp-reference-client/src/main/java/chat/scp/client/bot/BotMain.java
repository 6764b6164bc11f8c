package chat.scp.client.bot;

import chat.scp.client.ChatClient;
import chat.scp.client.ChatClientOptions;
import chat.scp.client.cli.ThisTerminal;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.pdu.ErrorCode;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerTrusts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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
            "Example: ./scp bot --insecure echo localhost -- tr a-z A-Z"
        })
public final class BotMain implements Callable<Integer> {
    private static final int UNAVAILABLE = 69; // sysexits.h
    private static final int NO_PERMISSION = 77;

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

    @Option(names = "--trust", paramLabel = "FINGERPRINT", description = "of the server's certificate")
    private @Nullable String trust;

    @Option(names = "--ca", paramLabel = "FILE", description = "authorities to trust (PEM)")
    private @Nullable Path authorities;

    @Option(names = "--insecure", description = "trusts any server; for trying things out")
    private boolean insecure;

    @Option(names = "--patience", paramLabel = "SECONDS", description = "for the command; default: ${DEFAULT-VALUE}")
    private int patienceSeconds = 30;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        ThisTerminal.withoutLog();
        System.exit(new CommandLine(new BotMain()).execute(args));
    }

    @Override
    public Integer call() {
        try (ChatClient client = ChatClient.open(options())) {
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
            return NO_PERMISSION;
        } catch (ChatException | IOException e) {
            err("scp bot: " + e.getMessage());
            return UNAVAILABLE;
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
            options = trust == null ? options : options.withTrust(ServerTrusts.pinned(Fingerprint.parse(trust)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
        options = authorities == null ? options : options.withTrust(ServerTrusts.authorities(authorities));
        options = insecure ? options.withTrust(ServerTrusts.insecure()) : options;
        return data == null ? options : options.withDirectory(data);
    }

    private static String password(Path file) throws IOException {
        return Files.readString(file).lines().findFirst().orElse("");
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("only a command line runs this");
        }
        return spec.commandLine();
    }
}
