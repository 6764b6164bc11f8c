package chat.scp.quic.kwik;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.QuicStatistics;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.ConnectionListener;
import tech.kwik.core.ConnectionTerminatedEvent;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.Statistics;

/**
 * A connection of kwik. kwik calls it on threads of its own, which must not wait: each call becomes a
 * task of the loop.
 */
final class KwikConnection implements EngineConnection {
    /** kwik says more, and what is longer vanishes. */
    private static final int MAX_DATAGRAM_BYTES = 1_100;

    private static final long MAX_PACKET_BYTES = 1_500;

    /** Handshakes and what follows them, such as new connection ids, are over by then. */
    private static final long EARLY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int PINGS_IN_IDLE_TIMEOUT = 3;
    private static final long MAX_PING_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** Datagrams that wait for the loop; beyond it they are lost. */
    private static final int MAX_DATAGRAMS_WAITING = 64;

    private final QuicConnection connection;
    private final boolean client;
    private final String alpn;
    private final InetSocketAddress remote;
    private final List<X509Certificate> certificates;
    private final EngineLoop loop;
    private final EngineLimits limits;
    private final Workers workers;
    private final Traffic traffic;
    private final @Nullable PromptSender sender;
    private final @Nullable AckPace acks;
    private final Opener opener;
    private final Set<KwikStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicInteger datagramsWaiting = new AtomicInteger();
    private final AtomicLong bytesGiven = new AtomicLong();
    private final long bornNanos;
    private long countedAgain;
    private long surelySent;
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    final AtomicLong nudges = new AtomicLong();
    private @Nullable ConnectionHandler handler;
    private boolean over;
    private boolean sendingDue;
    private volatile Runnable onEnd = () -> {};

    KwikConnection(
            QuicConnection connection,
            boolean client,
            String alpn,
            InetSocketAddress remote,
            List<X509Certificate> certificates,
            EngineLoop loop,
            EngineLimits limits,
            Workers workers,
            Traffic traffic) {
        this.connection = connection;
        this.client = client;
        this.alpn = alpn;
        this.remote = remote;
        this.certificates = List.copyOf(certificates);
        this.loop = loop;
        this.limits = limits;
        this.workers = workers;
        this.traffic = traffic;
        bornNanos = loop.nowNanos();
        var unused = CongestionFloor.raise(connection);
        sender = PromptSender.of(connection, workers, loop);
        traffic.inFlight(InFlight.of(connection));
        LazyTimer.replace(connection, workers, this::send);
        if (sender != null) {
            traffic.onLook(sender::lookForOverlooked);
        }
        acks = AckPace.of(connection);
        opener = new Opener(connection, workers, limits.patience(), this::stuck, this::lost);
    }

    /** Begins to tell {@code owner}; on the loop. */
    void start(ConnectionHandler owner) {
        handler = owner;
    }

    /** What to do when the connection is gone. */
    void onEnd(Runnable task) {
        onEnd = task;
    }

    // ---- what kwik tells, on its threads

    /** Sets the callbacks of kwik that both ends have. */
    void listenTo(QuicConnection quic) {
        quic.setConnectionListener(new ConnectionListener() {
            @Override
            public void disconnected(ConnectionTerminatedEvent event) {
                terminated(event);
            }
        });
        if (quic.canReceiveDatagram()) {
            quic.setDatagramHandler(this::datagramCame, new DirectExecutor());
        }
        if (client) {
            quic.setPeerInitiatedStreamCallback(this::peerOpened);
        }
    }

    void lost() {
        ended(new ConnectionEnd(false, ConnectionEnd.NO_CODE, "the connection is gone"));
    }

    void peerOpened(QuicStream stream) {
        accepted.incrementAndGet();
        KwikStream added = new KwikStream(this, stream.isBidirectional());
        added.is(stream);
        streams.add(added);
        loop.execute(() -> {
            ConnectionHandler owner = handler;
            if (owner != null && !over) {
                added.start(owner.opened(added));
            }
        });
        added.ready(stream);
    }

    void datagramCame(byte[] bytes) {
        if (datagramsWaiting.incrementAndGet() > MAX_DATAGRAMS_WAITING) {
            datagramsWaiting.decrementAndGet();
            return;
        }
        loop.execute(() -> {
            datagramsWaiting.decrementAndGet();
            ConnectionHandler owner = handler;
            if (owner != null && !over) {
                owner.datagram(ByteBuffer.wrap(bytes));
            }
        });
    }

    void terminated(ConnectionTerminatedEvent event) {
        Long code = event.applicationErrorCode();
        ended(new ConnectionEnd(
                event.closedByPeer(),
                code == null ? ConnectionEnd.NO_CODE : code,
                event.closeReason() + ": " + event.errorDescription()));
    }

    /** Also when no event comes: an engine that aborts says so only to its readers. */
    void ended(ConnectionEnd end) {
        loop.execute(() -> {
            if (over) {
                return;
            }
            over = true;
            opener.close();
            for (KwikStream stream : streams) {
                stream.dropped();
            }
            streams.clear();
            ConnectionHandler owner = handler;
            if (owner != null) {
                owner.ended(end);
            }
            // Ends the keep-alive of kwik, too, if it runs.
            workers.run(() -> {
                connection.close();
                send();
            });
            onEnd.run();
        });
    }

    // ---- what the owner asks, on the loop

    @Override
    public EngineStream open(boolean bidirectional, StreamHandler streamHandler) {
        KwikStream stream = new KwikStream(this, bidirectional);
        stream.start(streamHandler);
        if (!over) {
            streams.add(stream);
            opened.incrementAndGet();
            opener.open(bidirectional, stream::ready);
        }
        return stream;
    }

    @Override
    public void datagram(ByteBuffer bytes) {
        if (!over && bytes.remaining() <= maxDatagramBytes()) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            try {
                connection.sendDatagram(copy);
                sendSoon();
            } catch (IllegalArgumentException | IllegalStateException e) {
                // Worthless when late, and as good as lost.
            }
        }
    }

    /**
     * By datagrams where the peer takes them: kwik's own way, with PING, is a thread that stays for half of the idle
     * timeout when the connection is gone, and keeps the JVM from ending by itself. It is for clients only.
     */
    @Override
    public void keepAlive() {
        if (maxDatagramBytes() > 0) {
            long everyNanos = limits.idleTimeout().toNanos() / PINGS_IN_IDLE_TIMEOUT;
            ping(Math.min(everyNanos, MAX_PING_NANOS)); // the peer's timeout may be shorter, and kwik does not tell it
        } else if (!over && connection instanceof QuicClientConnection quic) {
            try {
                quic.keepAlive(Integer.MAX_VALUE); // PING after half of the idle timeout, each time
            } catch (IllegalStateException e) {
                // It is gone, which somebody else tells.
            }
        }
    }

    private void ping(long everyNanos) {
        loop.at(loop.nowNanos() + everyNanos, () -> {
            if (!over) {
                datagram(ByteBuffer.allocate(1));
                ping(everyNanos);
            }
        });
    }

    @Override
    public void close(long applicationCode, String text) {
        if (over) {
            return;
        }
        // kwik's close takes locks that a sender may hold for long.
        workers.run(() -> {
            connection.close(applicationCode, text);
            send();
            ended(new ConnectionEnd(false, applicationCode, text));
        });
    }

    /** Without a word to the owner; on any thread. */
    void closeNow() {
        connection.close(ErrorCode.NONE.value(), "");
        send();
    }

    /** A wait that took too long. */
    void stuck(String text) {
        loop.execute(() -> close(ErrorCode.SLOW_CONSUMER.value(), text));
    }

    void forget(KwikStream stream) {
        streams.remove(stream);
    }

    /** How many it remembers. */
    int streams() {
        return streams.size();
    }

    boolean isClient() {
        return client;
    }

    /** Somebody is about to write so much. */
    void given(int bytes) {
        bytesGiven.addAndGet(bytes);
        traffic.given(bytes);
        if (acks != null) {
            acks.withData();
        }
    }

    /** kwik was given something to send; on a thread that holds no lock. */
    void send() {
        if (sender != null) {
            sender.send();
        }
    }

    /** The same on the loop, when what else is to be done now has been: it may leave in one packet. */
    void sendSoon() {
        if (sender != null && !sendingDue) {
            sendingDue = true;
            loop.execute(() -> {
                sendingDue = false;
                send();
            });
        }
    }

    /** Whether all that was written seems to have left; early on much leaves that nobody wrote. */
    boolean seemsSent() {
        return traffic.haveLeft() && loop.nowNanos() - bornNanos > EARLY_NANOS;
    }

    /**
     * Whether a write of so much surely returns at once: kwik has sent nearly all that it was given before.
     * It counts what it sends, and counts again what it sends again: what was lost, which can be taken off,
     * and probes, which show when more was sent than there was. On the loop.
     */
    boolean takesAtOnce(int bytes) {
        long given = bytesGiven.get();
        if (given - surelySent + bytes > StreamWriter.SURE_ROOM_BYTES) {
            Statistics known = connection.getStats(); // dear, and what was sent by then stays so
            long sent = known.dataBytesSent() - known.lostPackets() * MAX_PACKET_BYTES;
            countedAgain = Math.max(countedAgain, sent - given);
            surelySent = Math.max(surelySent, sent - countedAgain);
        }
        return given - surelySent + bytes <= StreamWriter.SURE_ROOM_BYTES;
    }

    long packetsSent() {
        return connection.getStats().packetsSent();
    }

    long packetsLost() {
        return connection.getStats().lostPackets();
    }

    boolean isOver() {
        return over;
    }

    EngineLimits limits() {
        return limits;
    }

    Workers workers() {
        return workers;
    }

    @Override
    public EngineLoop loop() {
        return loop;
    }

    @Override
    public String alpn() {
        return alpn;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public List<X509Certificate> serverCertificates() {
        return certificates;
    }

    @Override
    public int maxDatagramBytes() {
        return connection.canSendDatagram() ? Math.min(MAX_DATAGRAM_BYTES, connection.maxDatagramDataSize()) : 0;
    }

    @Override
    public QuicStatistics statistics() {
        Statistics known = connection.getStats();
        return new QuicStatistics(
                known.smoothedRtt() * 1_000L,
                known.bytesSent(),
                traffic.bytesReceived(),
                known.packetsSent(),
                known.lostPackets(),
                opened.get(),
                accepted.get(),
                nudges.get());
    }
}
