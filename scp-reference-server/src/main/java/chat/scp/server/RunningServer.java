package chat.scp.server;

import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.server.admin.AdminServer;
import chat.scp.server.admin.ServerMetrics;
import chat.scp.server.config.Configuration;
import chat.scp.server.config.ConfigurationException;
import chat.scp.server.config.Settings;
import chat.scp.server.service.Extensions;
import chat.scp.server.service.Observer;
import chat.scp.server.store.SqliteStore;
import chat.scp.server.store.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The program's server with all that it stands on; reads its configuration again when it is told to. Thread-safe. */
final class RunningServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RunningServer.class.getName());

    /** Where the configuration comes from. */
    @FunctionalInterface
    interface Source {
        Configuration read() throws ConfigurationException;
    }

    private final Source source;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ChatServer server;
    private final Optional<AdminServer> admin;
    private Plan plan;
    private ServerIdentity identity;

    private RunningServer(Plan plan, Source source) throws IOException {
        this.plan = plan;
        this.source = source;
        boolean usable = false;
        try {
            if (plan.of().get(Settings.STORE) == Settings.Store.FILE) {
                parts.push(DataLock.take(plan.data()));
            }
            identity = plan.identity();
            SqliteStore store = plan.store();
            parts.push(store);
            ServerMetrics metrics = new ServerMetrics();
            parts.push(metrics);
            Extensions extensions = Extensions.NONE.withObserver(Observer.of(new EventLog(), metrics));
            server = listen(store, extensions);
            parts.push(server);
            metrics.watch(server::statistics, store::statistics);
            admin = startAdmin(metrics);
            usable = true;
        } finally {
            if (!usable) {
                close();
            }
        }
    }

    private ChatServer listen(SqliteStore store, Extensions extensions) throws IOException {
        try {
            return ChatServer.start(plan.server(identity), store, extensions);
        } catch (SocketException e) {
            throw new IOException("cannot listen on " + ServerMain.text(plan.address()) + ": " + e.getMessage(), e);
        }
    }

    private Optional<AdminServer> startAdmin(ServerMetrics metrics) throws IOException {
        if (plan.admin().isEmpty()) {
            return Optional.empty();
        }
        AdminServer started = AdminServer.start(plan.admin().get(), metrics, server::whyNotReady);
        parts.push(started);
        return Optional.of(started);
    }

    static RunningServer start(Plan plan, Source source) throws IOException {
        return new RunningServer(plan, source);
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** The QUIC library. */
    String engine() {
        return server.statistics().engine();
    }

    Optional<InetSocketAddress> adminAddress() {
        return admin.map(AdminServer::address);
    }

    synchronized String fingerprint() throws CertificateEncodingException {
        return Fingerprint.of(identity.leaf()).toString();
    }

    /** Reads configuration and certificate again. What is of no use changes nothing, and is logged. */
    synchronized void reload() {
        try {
            Configuration read = source.read();
            Plan next = new Plan(plan.of().reloadedFrom(read));
            ServerIdentity shown = next.identity();
            if (!shown.chain().equals(identity.chain())) {
                show(shown);
            }
            List<String> changed = plan.of().differencesTo(next.of());
            List<String> later = next.of().differencesTo(read);
            plan = next;
            server.configure(next.service());
            Logs.level(next.of());
            LOG.log(
                    System.Logger.Level.INFO,
                    "configuration read again; changed: {0}; after a restart: {1}",
                    changed,
                    later);
        } catch (ConfigurationException | IOException | StoreException e) {
            LOG.log(System.Logger.Level.ERROR, "the configuration stays as it was: {0}", e.getMessage());
        }
    }

    private void show(ServerIdentity shown) throws IOException {
        server.show(shown);
        identity = shown;
        LOG.log(System.Logger.Level.INFO, "newcomers are shown another certificate");
    }

    /** In the opposite order of their start. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "closing", e);
            }
        }
    }
}
