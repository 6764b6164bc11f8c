package chat.scp.quic.netty;

import chat.scp.pdu.ErrorCode;
import chat.scp.quic.QuicStatistics;
import chat.scp.quic.engine.AlpnSpec;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLimits;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicTransportParameters;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection of quiche, on the event loop of its socket. */
final class NettyConnection implements EngineConnection {
    /** Any path for IPv6 carries a packet with that much inside. */
    static final int MAX_DATAGRAM_BYTES = 1_100;

    private static final int PINGS_IN_IDLE_TIMEOUT = 3;

    private final QuicChannel channel;
    private final NettyLoop loop;
    private final AlpnSpec protocol;
    private final EngineLimits limits;
    private final InetSocketAddress remote;
    private final List<X509Certificate> certificates;
    private final int maxDatagramBytes;
    private final ByteBufAllocator pool;
    private final Statistics statistics;
    private final Opener opener;
    private final @Nullable HeldAcks acks;
    private final Set<NettyStream> streams = new HashSet<>();
    private final Deque<NettyStream> unflushed = new ArrayDeque<>();
    private final Runnable turnEnded = this::turnEnded;
    private int blockedStreams;
    private boolean datagramsUnflushed;
    private boolean flushDue;
    private @Nullable ConnectionHandler handler;
    private @Nullable ConnectionEnd end;
    private boolean over;

    /** {@code acks}: null, they are not held back. */
    NettyConnection(
            QuicChannel channel,
            NettyLoop loop,
            AlpnSpec protocol,
            EngineLimits limits,
            InetSocketAddress remote,
            List<X509Certificate> certificates,
            int maxDatagramBytes,
            @Nullable HeldAcks acks) {
        this.channel = channel;
        this.loop = loop;
        this.protocol = protocol;
        this.limits = limits;
        this.remote = remote;
        this.certificates = List.copyOf(certificates);
        this.maxDatagramBytes = protocol.datagrams() ? Math.min(MAX_DATAGRAM_BYTES, maxDatagramBytes) : 0;
        this.acks = acks;
        pool = channel.alloc();
        statistics = new Statistics(channel);
        opener = new Opener(this, channel);
    }

    /** Begins to tell {@code owner}. */
    void start(ConnectionHandler owner) {
        handler = owner;
    }

    // ---- what Netty tells

    void peerOpened(QuicStreamChannel opened, boolean bidirectional) {
        ConnectionHandler owner = handler;
        if (owner == null || isOver()) {
            return;
        }
        statistics.accepted();
        NettyStream stream = new NettyStream(this, bidirectional, true);
        opened.pipeline().addLast(stream);
        streams.add(stream);
        stream.ready(opened);
        stream.start(owner.opened(stream));
    }

    void datagramCame(ByteBuf bytes) {
        ConnectionHandler owner = handler;
        if (owner != null && !isOver()) {
            owner.datagram(bytes.nioBuffer());
        }
    }

    void creditCame() {
        opener.openWaiting();
    }

    /** The peer said CONNECTION_CLOSE. What it sent before is read first: this turn has it. */
    void closedByPeer(ConnectionEnd told) {
        if (end == null) {
            end = told;
        }
    }

    /** The channel is closed, for whatever reason. */
    void gone(String text) {
        if (over) {
            return;
        }
        over = true;
        statistics.freeze();
        opener.close();
        List.copyOf(streams).forEach(NettyStream::dropped);
        streams.clear();
        ConnectionHandler owner = handler;
        if (owner != null) {
            owner.ended(end == null ? new ConnectionEnd(false, ConnectionEnd.NO_CODE, text) : end);
        }
    }

    // ---- what the owner asks

    @Override
    public EngineStream open(boolean bidirectional, StreamHandler streamHandler) {
        NettyStream stream = new NettyStream(this, bidirectional, false);
        stream.start(streamHandler);
        if (!isOver()) {
            statistics.opened();
            streams.add(stream);
            opener.open(stream);
        }
        return stream;
    }

    @Override
    public void datagram(ByteBuffer bytes) {
        if (!isOver() && bytes.remaining() <= maxDatagramBytes) {
            ByteBuf copy = allocate(bytes.remaining());
            copy.writeBytes(bytes);
            var unused = channel.write(copy); // one that does not fit any more is as good as lost
            datagramsUnflushed = true;
            flushLater();
        }
    }

    /** Netty has no PING; a datagram is as good, where the peer takes them. */
    @Override
    public void keepAlive() {
        QuicTransportParameters peers = channel.peerTransportParameters();
        long shorter = limits.idleTimeout().toMillis();
        if (peers != null && peers.maxIdleTimeout() > 0) {
            shorter = Math.min(shorter, peers.maxIdleTimeout());
        }
        ping(TimeUnit.MILLISECONDS.toNanos(shorter / PINGS_IN_IDLE_TIMEOUT));
    }

    private void ping(long everyNanos) {
        loop.at(loop.nowNanos() + everyNanos, () -> {
            if (!isOver() && maxDatagramBytes > 0) {
                datagram(ByteBuffer.allocate(1));
                ping(everyNanos);
            }
        });
    }

    @Override
    public void close(long applicationCode, String text) {
        if (isOver()) {
            return;
        }
        flush();
        end = new ConnectionEnd(false, applicationCode, text);
        // Not from within what quiche calls: closing frees its memory.
        loop.execute(() -> close((int) applicationCode, text));
    }

    private void close(int code, String text) {
        answer();
        Runnable close = () -> Farewells.during(channel, () -> {
            var unused = channel.close(true, code, reason(text));
        });
        if (!isBlocked()) {
            close.run();
        } else {
            streams.forEach(stream -> stream.reset(code)); // what waits for room would take it first
            gone(text);
            Lingering.close(channel, loop, close);
        }
    }

    /** A wait that took too long. */
    void stuck(String text) {
        close(ErrorCode.SLOW_CONSUMER.value(), text);
    }

    private static ByteBuf reason(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    }

    // ---- gathering

    /** The first thing that a turn of the loop writes leaves at once, which is soon for who writes little; the rest together. */
    void flushLater(NettyStream stream) {
        unflushed.add(stream);
        flushLater();
    }

    private void flushLater() {
        if (!flushDue) {
            flushDue = true;
            loop.flushLater(turnEnded);
            flush();
        }
    }

    /** The loop has done all else in this turn. */
    private void turnEnded() {
        flushDue = false;
        flush();
    }

    /** Writes what was gathered; what is gathered meanwhile is for the next time. */
    void flush() {
        boolean something = datagramsUnflushed || !unflushed.isEmpty();
        for (int left = unflushed.size(); left > 0; left--) {
            unflushed.remove().flush();
        }
        if (datagramsUnflushed) {
            datagramsUnflushed = false;
            channel.flush();
        }
        if (something) {
            answer();
        }
    }

    /** There is or may be something to send: no acknowledgement waits any more. */
    void answer() {
        if (acks != null) {
            acks.answer();
        }
    }

    /** quiche has no room for all that was written: Netty goes on by itself when there is some. */
    boolean isBlocked() {
        return blockedStreams > 0;
    }

    /** Of one more or one less of its streams. */
    void blocked(boolean more) {
        blockedStreams += more ? 1 : -1;
    }

    ByteBuf allocate(int bytes) {
        return pool.directBuffer(bytes);
    }

    void forget(NettyStream stream) {
        streams.remove(stream);
        stream.unblock();
    }

    /** Gone, or about to be. */
    boolean isOver() {
        return over || end != null;
    }

    EngineLimits limits() {
        return limits;
    }

    long patienceNanos() {
        return limits.patience().toNanos();
    }

    // ---- for any thread

    @Override
    public NettyLoop loop() {
        return loop;
    }

    @Override
    public String alpn() {
        return protocol.name();
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
        return maxDatagramBytes;
    }

    @Override
    public QuicStatistics statistics() {
        return statistics.now();
    }
}
