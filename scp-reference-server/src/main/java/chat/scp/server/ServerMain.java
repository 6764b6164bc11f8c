package chat.scp.server;

import chat.scp.server.config.Configuration;
import chat.scp.server.config.ConfigurationException;
import chat.scp.server.config.ConfigurationReader;
import chat.scp.server.config.HostAndPort;
import chat.scp.server.config.Setting;
import chat.scp.server.config.Settings;
import chat.scp.server.store.SqliteStore;
import chat.scp.server.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code ./scp server}. */
@Command(
        name = "scp server",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        description = {
            "Runs a chat server. Without options it listens on loopback, and keeps all in scp-data.",
            "Flags win over variables of the environment (SCP_...), those over the file."
        },
        synopsisSubcommandLabel = "[backup FILE]")
public final class ServerMain implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNAVAILABLE = 69; // sysexits.h
    private static final int SOFTWARE = 70;
    private static final int CONFIG = 78;
    private static final int FAREWELL_SECONDS = 30;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Mixin
    private final WhichServer which = new WhichServer();

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "default: 127.0.0.1:4433")
    private @Nullable String listen;

    @Option(names = "--cert", paramLabel = "FILE", description = "certificate chain (PEM), with --key")
    private @Nullable String cert;

    @Option(names = "--key", paramLabel = "FILE", description = "private key (PEM), with --cert")
    private @Nullable String key;

    @Option(names = "--open", description = "lets people in by name alone; on a public address only if given twice")
    private boolean[] open = {};

    @Option(names = "--no-scp1", description = "no SCP/1, which --open serves as well")
    private boolean noScp1;

    @Option(names = "--register", description = "lets anybody make an account")
    private boolean register;

    @Option(names = "--admin", paramLabel = "HOST:PORT", description = "status page and metrics, on this machine only")
    private @Nullable String admin;

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "the QUIC library: netty or kwik; by itself Netty where it loads")
    private @Nullable String engine;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "any other key of the configuration")
    private Map<String, String> others = new LinkedHashMap<>();

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        Programs.run(new ServerMain(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            serve(configuration());
            return 0;
        } catch (ConfigurationException e) {
            return failed(e, CONFIG);
        } catch (IOException | StoreException | CertificateEncodingException e) {
            return failed(e, UNAVAILABLE);
        } finally {
            stopped.countDown();
        }
    }

    /** Copies the store while a server goes on with it. */
    @Command(description = "Writes a copy of all that is kept; the server may be running.")
    int backup(@Parameters(paramLabel = "FILE", description = "must not exist") Path file) {
        try {
            Path from = new Plan(configuration()).data().resolve(Plan.DATABASE);
            if (!Files.exists(from)) {
                throw new IOException("there is no store in " + from);
            }
            try (SqliteStore store = SqliteStore.beside(from)) {
                store.backUpTo(file);
            }
            line().getOut().println(file + " holds a copy of " + from);
            return 0;
        } catch (ConfigurationException e) {
            return failed(e, CONFIG);
        } catch (IOException | StoreException e) {
            return failed(e, FAILED);
        }
    }

    private int failed(Exception e, int code) {
        line().getErr().println("scp server: " + Reason.of(e));
        return code;
    }

    private void serve(Configuration configured)
            throws IOException, CertificateEncodingException, InterruptedException, ConfigurationException {
        Plan plan = new Plan(configured);
        checkOpen(plan);
        Logs.begin(configured);
        tellStrangers();
        try (RunningServer running = RunningServer.start(plan, this::configuration)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "scp-stop"));
            HangUp.onHangUp(running::reload);
            introduce(running, plan);
            stop.await();
        }
    }

    /** Runs when the process is asked to end: waits for the farewell, and says that all went well. */
    private void stopAndWait() {
        stop.countDown();
        try {
            boolean done = stopped.await(FAREWELL_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(done ? 0 : SOFTWARE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void introduce(RunningServer running, Plan plan) throws CertificateEncodingException {
        PrintWriter out = line().getOut();
        String where =
                new HostAndPort(plan.of().get(Settings.HOST), running.address().getPort()).toString();
        boolean kept = plan.of().get(Settings.STORE) == Settings.Store.FILE;
        out.println("data:        " + (kept ? plan.data().toAbsolutePath().normalize() : "in memory only"));
        out.println("certificate: " + running.fingerprint());
        out.println("QUIC:        " + running.engine());
        if (plan.open()) {
            out.println("open:        anybody is let in under any name that is free");
        } else if (plan.of().get(Settings.REGISTRATION) == chat.scp.server.service.Registration.CLOSED) {
            out.println("accounts:    ./scp user --data " + plan.data() + " add NAME");
        }
        running.adminAddress().ifPresent(a -> out.println("admin:       http://" + text(a) + "/"));
        out.println("connect:     ./scp chat NAME "
                + (isAny(running) ? "HOST:" + running.address().getPort() : where));
        out.println("listening on " + where);
        out.flush();
    }

    private static boolean isAny(RunningServer running) {
        return running.address().getAddress().isAnyLocalAddress();
    }

    /** As people write it; a name that has no address stays a name. */
    static String text(InetSocketAddress at) {
        String host = at.isUnresolved() ? at.getHostString() : at.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
    }

    /** Read anew whenever the server is told to. */
    private Configuration configuration() throws ConfigurationException {
        ConfigurationReader reader = which.reader();
        others.forEach(reader::flag);
        flag(reader, "--cert", Settings.CERTFILE, cert);
        flag(reader, "--key", Settings.KEYFILE, key);
        flag(reader, "--admin", Settings.ADMIN, admin);
        flag(reader, "--engine", Settings.ENGINE, engine);
        flag(reader, "--no-scp1", Settings.SCP1, noScp1 ? "false" : null);
        flag(reader, "--register", Settings.REGISTRATION, register ? "open" : null);
        flag(reader, "--open", Settings.AUTH, open.length > 0 ? "open" : null);
        flag(reader, "--open --open", Settings.OPEN_IN_PUBLIC, open.length > 1 ? "true" : null);
        if (listen != null) {
            reader.address("--listen", listen);
        }
        return reader.configuration();
    }

    private static void flag(ConfigurationReader reader, String flag, Setting<?> setting, @Nullable String text) {
        if (text != null) {
            reader.flag(flag, setting, text);
        }
    }

    private static void tellStrangers() {
        List<String> told = new ArrayList<>();
        ConfigurationReader.strangers(System.getenv())
                .forEach((name, meant) -> told.add(name + (meant.isEmpty() ? "" : " (did you mean " + meant + "?)")));
        if (!told.isEmpty()) {
            System.getLogger(ServerMain.class.getName())
                    .log(System.Logger.Level.WARNING, "no settings of this server: " + String.join(", ", told));
        }
    }

    private void checkOpen(Plan plan) {
        InetSocketAddress address = plan.address();
        boolean elsewhere = address.isUnresolved() || !address.getAddress().isLoopbackAddress();
        if (plan.open() && elsewhere && !plan.of().get(Settings.OPEN_IN_PUBLIC)) {
            throw new ParameterException(
                    line(),
                    address.getHostString() + " can be reached from elsewhere: with --open anybody there is let in"
                            + " under any name. If that is meant, say --open --open, or openInPublic in the file");
        }
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("only a command line runs this");
        }
        return spec.commandLine();
    }
}
