package chat.scp.server;

import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.server.service.Registration;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import chat.scp.server.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code ./scp server}. */
@Command(
        name = "scp server",
        mixinStandardHelpOptions = true,
        description = "Runs a chat server. Without options it listens on loopback, and keeps all in scp-data.")
public final class ServerMain implements Callable<Integer> {
    static final String DATABASE = "chat.db";

    private static final int UNAVAILABLE = 69; // sysexits.h
    private static final int SOFTWARE = 70;
    private static final int FAREWELL_SECONDS = 30;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Option(names = "--data", paramLabel = "DIR", description = "where certificate and messages are kept")
    private Path data = Path.of("scp-data");

    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "default: ${DEFAULT-VALUE}")
    private String listen = "127.0.0.1:4433";

    @Option(names = "--cert", paramLabel = "FILE", description = "certificate chain (PEM), with --key")
    private @Nullable Path cert;

    @Option(names = "--key", paramLabel = "FILE", description = "private key (PEM), with --cert")
    private @Nullable Path key;

    @Option(names = "--open", description = "lets people in by name alone; on a public address only if given twice")
    private boolean[] open = {};

    @Option(names = "--no-scp1", description = "no SCP/1, which --open serves as well")
    private boolean noScp1;

    @Option(names = "--register", description = "lets anybody make an account")
    private boolean register;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ServerMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = line().getOut();
        InetSocketAddress address = address();
        checkOpen(address);
        try {
            ServerIdentity identity = identity();
            try (SqliteStore store = SqliteStore.open(data.resolve(DATABASE))) {
                serve(address, identity, store, out);
            }
            return 0;
        } catch (IOException | StoreException | CertificateEncodingException e) {
            line().getErr().println("scp server: " + e.getMessage());
            return UNAVAILABLE;
        } finally {
            stopped.countDown();
        }
    }

    private void serve(InetSocketAddress address, ServerIdentity identity, SqliteStore store, PrintWriter out)
            throws IOException, CertificateEncodingException, InterruptedException {
        ServiceConfig service = ServiceConfig.USUAL
                .withOpen(open.length > 0)
                .withRegistration(register ? Registration.OPEN : Registration.CLOSED, Set.of());
        ChatServerConfig config = ChatServerConfig.of(address, identity, service);
        if (noScp1) {
            config = config.withListener(config.listener().withScp1(false));
        }
        try (ChatServer server = ChatServer.start(config, store, ChatServer.NO_TOKENS)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "scp-stop"));
            introduce(server.address(), identity, out);
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

    private void introduce(InetSocketAddress at, ServerIdentity identity, PrintWriter out)
            throws CertificateEncodingException {
        String where = at.getAddress().getHostAddress() + ":" + at.getPort();
        out.println("data:        " + data.toAbsolutePath().normalize());
        out.println("certificate: " + Fingerprint.of(identity.leaf()));
        if (open.length > 0) {
            out.println("open:        anybody is let in under any name that is free");
        } else if (!register) {
            out.println("accounts:    ./scp user --data " + data + " add NAME");
        }
        out.println("connect:     ./scp chat --server " + where + " NAME");
        out.println("listening on " + where);
        out.flush();
    }

    private ServerIdentity identity() throws IOException {
        if (cert != null && key != null) {
            return ServerIdentities.fromPem(cert, key);
        }
        if (cert != null || key != null) {
            throw new ParameterException(line(), "--cert and --key go together");
        }
        java.nio.file.Files.createDirectories(data);
        return ServerIdentities.selfSigned(data);
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        try {
            String host = listen.substring(0, colon).replaceAll("[\\[\\]]", "");
            InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(listen.substring(colon + 1)));
            if (!address.isUnresolved()) {
                return address;
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // told below, in words of the option
        }
        throw new ParameterException(line(), "--listen wants HOST:PORT, as 127.0.0.1:4433, and not " + listen);
    }

    private void checkOpen(InetSocketAddress address) {
        if (open.length == 1 && !address.getAddress().isLoopbackAddress()) {
            throw new ParameterException(
                    line(),
                    listen + " can be reached from elsewhere: with --open anybody there is let in under any name."
                            + " If that is meant, say --open --open.");
        }
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("only a command line runs this");
        }
        return spec.commandLine();
    }
}
