package chat.scp.quic.kwik;

import chat.scp.quic.engine.ConnectionAcceptor;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server of kwik: one socket, and a thread of kwik for each connection. For each certificate it has a connector of
 * kwik; those whose certificate is not shown any more stay for as long as their connections do.
 */
final class KwikServer implements EngineServer {
    private static final System.Logger LOG = System.getLogger(KwikServer.class.getName());
    private static final int CLOSE_SECONDS = 5;

    /** After it whoever had begun with the older certificate is through, or will never be. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** Connectors with an older certificate, with four threads each. */
    static final int MAX_OLDER = 8;

    private final ServerSpec spec;
    private final ConnectionAcceptor acceptor;
    private final Workers workers;
    private final Duration look;
    private final ServerSocketOfKwik socket;
    private final Port port;
    private final Deque<CertifiedConnector> older = new ArrayDeque<>();
    private CertifiedConnector newest;
    private boolean closed;

    KwikServer(ServerSpec spec, ConnectionAcceptor acceptor, Workers workers, Faults faults) throws IOException {
        this(spec, acceptor, workers, faults, LOOK);
    }

    /** {@code look}: how often it is seen whether a connector with an older certificate is of no more use. */
    KwikServer(ServerSpec spec, ConnectionAcceptor acceptor, Workers workers, Faults faults, Duration look)
            throws IOException {
        this.spec = spec;
        this.acceptor = acceptor;
        this.workers = workers;
        this.look = look;
        socket = new ServerSocketOfKwik(spec, faults);
        port = new Port(socket);
        try {
            newest = started(spec.identity());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        socket.watch(workers);
    }

    private CertifiedConnector started(ServerIdentity identity) throws IOException {
        CertifiedConnector made = new CertifiedConnector(spec, identity, acceptor, workers, port);
        made.start();
        port.use(made.socket());
        return made;
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public synchronized void show(ServerIdentity identity) throws IOException {
        if (closed) {
            return;
        }
        CertifiedConnector next = started(identity);
        CertifiedConnector last = newest;
        newest = next;
        older.add(last);
        if (older.size() > MAX_OLDER) {
            CertifiedConnector oldest = older.remove();
            workers.run(oldest::close); // its sessions resume over another connection
        }
        watch(last);
    }

    private void watch(CertifiedConnector superseded) {
        var unused = workers.later(look, () -> look(superseded));
    }

    private synchronized void look(CertifiedConnector superseded) {
        if (closed || !older.contains(superseded)) {
            return;
        }
        if (superseded.connections() == 0 && !port.isRead(superseded.socket())) {
            older.remove(superseded);
            workers.run(superseded::close);
        } else {
            watch(superseded);
        }
    }

    /** How many of kwik's connectors there are. */
    synchronized int connectors() {
        return older.size() + 1;
    }

    @Override
    public void refuse() {
        socket.refuse();
    }

    private synchronized List<CertifiedConnector> closing() {
        closed = true;
        List<CertifiedConnector> all = new ArrayList<>(older);
        all.add(newest);
        return all;
    }

    /** kwik's close waits up to half a minute for whoever is half connected; nobody has that long. */
    @Override
    public void close() {
        refuse();
        List<CertifiedConnector> all = closing();
        CountDownLatch ended = new CountDownLatch(all.size());
        for (CertifiedConnector each : all) {
            workers.run(() -> {
                each.close();
                ended.countDown();
            });
        }
        try {
            if (!ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "kwik takes its time to close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.close();
    }
}
