package chat.scp.quic;

import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.quic.engine.ConnectionEnd;
import chat.scp.quic.engine.ConnectionHandler;
import chat.scp.quic.engine.EngineConnection;
import chat.scp.quic.engine.EngineServer;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.QuicEngine;
import chat.scp.quic.engine.ServerSpec;
import chat.scp.quic.engine.StreamHandler;
import chat.scp.wire.CodecTable;
import chat.scp.wire.Framer;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server of SCP/1 that lets everybody in and pushes as the test pleases, without a session. */
final class RawServer implements ConnectionHandler, StreamHandler, AutoCloseable {
    static final CodecTable CODECS = Negotiator.of(1, 1).newest().codecs();

    private final QuicEngine engine;
    private final Loops loops;
    private final EngineServer server;
    private final Framer framer = new Framer(CODECS.format(), 60_000);
    private final CompletableFuture<EngineConnection> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private EngineStream requests;

    RawServer(QuicEngine engine) throws IOException {
        this.engine = engine;
        loops = new Loops(engine, 1, "raw-server");
        server = engine.listen(
                new ServerSpec(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        TestIdentity.IDENTITY,
                        List.of(Carriage.forServer("scp-v1", TestServer.CONFIG)),
                        loops.all(),
                        Carriage.limits(Duration.ofSeconds(30), Duration.ofSeconds(20)),
                        100,
                        100),
                connection -> {
                    connected.complete(connection);
                    return this;
                });
    }

    int port() {
        return server.address().getPort();
    }

    /** Waits until the client has asked for a chat. */
    void awaitRequest() throws Exception {
        asked.get(15, TimeUnit.SECONDS);
    }

    /** Opens so many streams, on which nothing is said yet. */
    List<EngineStream> open(int streams, boolean bidirectional) throws Exception {
        EngineConnection connection = connected.get(15, TimeUnit.SECONDS);
        CompletableFuture<List<EngineStream>> opened = new CompletableFuture<>();
        connection.loop().execute(() -> {
            List<EngineStream> all = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                all.add(connection.open(bidirectional, this));
            }
            opened.complete(all);
        });
        return opened.get(15, TimeUnit.SECONDS);
    }

    /** Says this on it, and no more. */
    void push(EngineStream stream, Pdu pdu) throws Exception {
        connected
                .get(15, TimeUnit.SECONDS)
                .loop()
                .execute(() -> stream.write(ByteBuffer.wrap(RawPeer.encode(CODECS, pdu)), true));
    }

    private void answer(Pdu pdu) {
        if (pdu instanceof ConnectReq) {
            requests.write(ByteBuffer.wrap(RawPeer.encode(CODECS, new ConnectResp(ConnectStatus.SUCCESS))), false);
        } else if (pdu instanceof ChatInitReq) {
            requests.write(ByteBuffer.wrap(RawPeer.encode(CODECS, new ChatInitResp(InitStatus.FORWARDED))), false);
            asked.complete(null);
        }
    }

    @Override
    public StreamHandler opened(EngineStream stream) {
        requests = stream;
        return this;
    }

    @Override
    public void received(ByteBuffer bytes) {
        try {
            while (framer.next(bytes)) {
                answer(new PduDecoder(CODECS).decode(framer.frame()));
            }
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void datagram(ByteBuffer bytes) {}

    @Override
    public void ended(ConnectionEnd end) {}

    @Override
    public void finished() {}

    @Override
    public void broken() {}

    @Override
    public void writable() {}

    @Override
    public void close() {
        server.close();
        loops.close();
        engine.close();
    }
}
