package chat.scp.quic;

import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Hello;
import chat.scp.quic.engine.ClientSpec;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.wire.CodecTable;
import chat.scp.wire.Framer;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client that does as the test pleases, without a session. */
final class RawPeer implements ConnectionHandler, StreamHandler, AutoCloseable {
    final EngineLoop loop;
    private final Loops loops;
    final CompletableFuture<ConnectionEnd> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final QuicEngine engine;
    EngineConnection connection;

    RawPeer(QuicEngine engine, QuicListener listener, String alpn) throws Exception {
        this.engine = engine;
        loops = new Loops(engine, 1, "raw-peer");
        loop = loops.get(0);
        ClientSpec spec = new ClientSpec(
                "127.0.0.1",
                listener.address().getPort(),
                Carriage.forClient(alpn),
                (chain, host, port) -> {},
                Carriage.limits(Duration.ofSeconds(60), Duration.ofSeconds(60)));
        connection = engine.connect(spec, loop, accepted -> this).get(15, TimeUnit.SECONDS);
    }

    /** Opens a stream and writes this on it. */
    CompletableFuture<EngineStream> write(boolean bidirectional, byte[] bytes) {
        CompletableFuture<EngineStream> opened = new CompletableFuture<>();
        loop.execute(() -> {
            EngineStream stream = connection.open(bidirectional, this);
            stream.write(ByteBuffer.wrap(bytes), false);
            opened.complete(stream);
        });
        return opened;
    }

    /** Writes more on it. */
    void more(EngineStream stream, byte[] bytes, boolean last) {
        loop.execute(() -> stream.write(ByteBuffer.wrap(bytes), last));
    }

    static Hello hello() {
        return new Hello(
                new DeviceId(99, System.nanoTime()),
                UserName.of("raw"),
                1024 * 1024,
                256,
                1,
                2,
                Mechanism.OPEN,
                "",
                "",
                List.of(Mechanism.OPEN),
                List.of(),
                Bytes.EMPTY,
                List.of());
    }

    /** Says HELLO, and waits for an answer. */
    void login() throws Exception {
        write(true, Scp2Link.encode(hello())).join();
        awaitAnswer();
    }

    void awaitAnswer() throws Exception {
        answered.get(15, TimeUnit.SECONDS);
    }

    /** What has been received, if it all came on one stream. */
    synchronized List<Pdu> pdus(CodecTable codecs) {
        List<Pdu> pdus = new ArrayList<>();
        Framer framer = new Framer(codecs.format(), 60_000);
        ByteBuffer in = ByteBuffer.wrap(received.toByteArray());
        try {
            while (framer.next(in)) {
                pdus.add(new PduDecoder(codecs).decode(framer.frame()));
            }
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
        return pdus;
    }

    long applicationCode() throws Exception {
        return ended.get(15, TimeUnit.SECONDS).applicationCode();
    }

    static byte[] encode(CodecTable codecs, Pdu... pdus) {
        int bytes = 0;
        for (Pdu pdu : pdus) {
            bytes += codecs.frameBytes(pdu);
        }
        ByteBuffer out = ByteBuffer.allocate(bytes);
        for (Pdu pdu : pdus) {
            codecs.encode(pdu, out, new WireWriter());
        }
        return out.array();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static ServerConfig impatient() {
        return TestServer.CONFIG.toBuilder()
                .idleTimeout(Duration.ofMillis(1_500))
                .closeTimeout(Duration.ofSeconds(1))
                .build();
    }

    @Override
    public StreamHandler opened(EngineStream stream) {
        return this;
    }

    @Override
    public void datagram(ByteBuffer bytes) {}

    @Override
    public void ended(ConnectionEnd end) {
        ended.complete(end);
    }

    @Override
    public synchronized void received(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        received.writeBytes(copy);
        answered.complete(null);
    }

    @Override
    public void finished() {}

    @Override
    public void broken() {}

    @Override
    public void writable() {}

    @Override
    public void close() {
        engine.close();
        loops.close();
    }
}
