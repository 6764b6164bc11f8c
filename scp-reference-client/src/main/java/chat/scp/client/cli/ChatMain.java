package chat.scp.client.cli;

import chat.scp.client.ChatClient;
import chat.scp.client.ChatClientOptions;
import chat.scp.client.event.Problem;
import chat.scp.client.home.ClientHome;
import chat.scp.client.home.ProgramOptions;
import chat.scp.client.home.Trust;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.ModelLimits;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.PresenceStatus;
import chat.scp.quic.tls.FirstUse;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.TlsFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program {@code ./scp chat}. */
@Command(
        name = "scp chat",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Chats as NAME at the server HOST. /help lists what can be typed.",
            "Without a terminal on standard input it reads a command a line, prints a line for each event, and ends with"
                    + " the input."
        })
public final class ChatMain implements Callable<Integer> {
    private static final int PASSWORD_TRIES = 3;
    private static final String AGENT = "scp-chat";
    private static final Set<ErrorCode> WANT_A_PASSWORD =
            Set.of(ErrorCode.MECHANISM_REFUSED, ErrorCode.BAD_CREDENTIALS);

    @Parameters(index = "0", paramLabel = "NAME", description = "who you are there")
    private String name = "";

    @Parameters(index = "1", paramLabel = "HOST[:PORT]", description = "the server; an IPv6 address in brackets")
    private String server = "";

    @Option(
            names = "--password",
            description = "asks for a password; without a terminal it is the first line of the input")
    private boolean askPassword;

    @Mixin
    private ProgramOptions own = new ProgramOptions();

    @Option(names = "--json", description = "prints events as lines of JSON")
    private boolean json;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    private Misfortune.Way way = Misfortune.Way.NAME_ONLY;

    ChatMain(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        ThisTerminal.withoutLog();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(new ChatMain(System.in, out, err), args));
    }

    /** What the program does, with its own standard streams. */
    static int execute(ChatMain program, String... args) {
        CommandLine line = new CommandLine(program);
        line.getCommandSpec().usageMessage().footer(ExitStatus.HELP);
        line.getCommandSpec().exitCodeOnExecutionException(ExitStatus.SOFTWARE);
        line.setOut(new PrintWriter(program.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(program.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((mistake, arguments) -> {
            program.err.println("scp chat: " + mistake.getMessage() + "; --help says what there is.");
            return ExitStatus.USAGE;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean people = !json && ThisTerminal.isOne();
        try (Front front = people ? Screen.open() : new Script(in, new LineOut(out, err, json))) {
            return chat(front);
        } catch (IOException e) {
            return failed("The terminal cannot be used: " + e.getMessage(), ExitStatus.IO);
        }
    }

    private int failed(String sentence, int status) {
        err.println("scp chat: " + sentence);
        return status;
    }

    private int chat(Front front) throws InterruptedException {
        ClientHome home = own.home();
        ChatClientOptions options;
        try {
            own.trust().choose(new KnownHosts(home.knownServers()));
            options = options(home);
        } catch (IllegalArgumentException e) {
            return failed(String.valueOf(e.getMessage()), ExitStatus.USAGE);
        } catch (TlsFileException e) {
            return failed(String.valueOf(e.getMessage()), ExitStatus.NO_INPUT);
        } catch (IOException e) {
            return failed(home.directory() + " cannot be used: " + e.getMessage(), ExitStatus.CANNOT_CREATE);
        }
        if (own.trust().isInsecure()) {
            front.tell(Told.info("Insecure: whoever answers at " + server + " is believed, and may read everything."));
        }
        try {
            Optional<ChatClientOptions> withLogin = withLogin(front, options);
            return withLogin.isPresent()
                    ? connected(front, options, withLogin.get())
                    : failed("No password was given.", ExitStatus.NO_PERMISSION);
        } catch (IllegalArgumentException e) {
            return failed(String.valueOf(e.getMessage()), ExitStatus.USAGE);
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()), ExitStatus.NO_INPUT);
        }
    }

    private ChatClientOptions options(ClientHome home) throws IOException {
        ChatClientOptions options = own.scp1()
                ? ChatClientOptions.of(server, "scp1").withScp1Only(name)
                : ChatClientOptions.of(server, name);
        return options.withTrust(own.trust())
                .withAgent(AGENT)
                .withDirectory(home.account(options.server(), options.user().text(), "terminal"));
    }

    /** Empty: a password is needed, and there is none. */
    private Optional<ChatClientOptions> withLogin(Front front, ChatClientOptions options) throws IOException {
        Optional<String> given = own.password();
        if (given.isEmpty() && !askPassword && own.register() == null) {
            return Optional.of(options);
        }
        if (own.scp1()) {
            throw new IllegalArgumentException("SCP/1 knows neither passwords nor accounts: leave --password,"
                    + " --password-file and --register away, or leave --scp1 away.");
        }
        if (given.isPresent()) {
            return given.map(password -> withPassword(options, password));
        }
        Optional<String> typed = front.password("Password of " + name + ": ");
        if (own.register() != null && typed.isPresent() && front.isForPeople()) {
            Optional<String> again = front.password("Once more: ");
            if (!typed.equals(again)) {
                throw new IllegalArgumentException("The two passwords are not the same; nothing was done.");
            }
        }
        return typed.map(password -> withPassword(options, password));
    }

    private ChatClientOptions withPassword(ChatClientOptions options, String password) {
        String register = own.register();
        way = register != null ? Misfortune.Way.NEW_ACCOUNT : Misfortune.Way.PASSWORD;
        return register != null ? options.withNewAccount(password, register) : options.withPassword(password);
    }

    /** Asks about what stands in the way, until there is a connection, or nothing more to ask. */
    private int connected(Front front, ChatClientOptions plain, ChatClientOptions first) throws InterruptedException {
        ChatClientOptions options = first;
        int passwordsLeft = way == Misfortune.Way.NEW_ACCOUNT || own.scp1() ? 0 : PASSWORD_TRIES;
        while (true) {
            CompletableFuture<Trust.Refused> refused = own.trust().refused();
            Misfortune misfortune;
            try (Chatting chatting = open(front, options)) {
                Runtime.getRuntime().addShutdownHook(new Thread(chatting::close, "scp-chat-end"));
                Optional<Problem> problem = new FirstConnection(chatting.client(), refused).await();
                if (problem.isEmpty()) {
                    return run(front, chatting);
                }
                misfortune = Misfortune.of(problem.get(), options, way, refused.getNow(null));
            } catch (IOException e) {
                return failed(String.valueOf(e.getMessage()), ExitStatus.CANNOT_CREATE);
            }
            Optional<ChatClientOptions> next = Optional.empty();
            if (accepted(front, refused.getNow(null))) {
                next = Optional.of(options);
            } else if (front.isForPeople() && WANT_A_PASSWORD.contains(misfortune.code()) && passwordsLeft-- > 0) {
                if (way == Misfortune.Way.PASSWORD) {
                    front.tell(Told.info("The name or the password is wrong; once more, or Ctrl-C."));
                }
                next = front.password("Password of " + name + ": ").map(typed -> withPassword(plain, typed));
            }
            if (next.isEmpty()) {
                front.tell(Told.of("problem", "", misfortune.sentence())
                        .with("code", misfortune.code().toString())
                        .with("text", misfortune.sentence()));
                return misfortune.status();
            }
            options = next.get();
        }
    }

    private boolean accepted(Front front, Trust.@Nullable Refused refused) {
        FirstUse.UnknownServer unknown = refused == null ? null : refused.unknown();
        if (unknown == null || !front.accept(unknown)) {
            return false;
        }
        try {
            own.trust().accept(unknown);
            return true;
        } catch (TlsFileException e) {
            front.tell(Told.of("problem", "", "The server cannot be remembered: " + e.getMessage()));
            return false;
        }
    }

    private static Chatting open(Front front, ChatClientOptions options) throws IOException {
        ChatModel model = new ChatModel(options.user(), ModelLimits.USUAL);
        return new Chatting(ChatClient.open(options), model, front);
    }

    private static int run(Front front, Chatting chatting) throws InterruptedException {
        chatting.show(PresenceStatus.ONLINE, "");
        return front.run(chatting);
    }
}
