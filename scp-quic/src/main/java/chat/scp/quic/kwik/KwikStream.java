package chat.scp.quic.kwik;

import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.engine.StreamHandler;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.QuicStream;

/**
 * A stream of kwik: read on the loop, or where kwik's insides are closed on a thread that waits, and written on the loop or on
 * a thread that may wait.
 */
final class KwikStream implements EngineStream {
    private final KwikConnection connection;
    private final boolean bidirectional;
    private final StreamReader reader;
    private final StreamWriter writer;
    private @Nullable StreamHandler handler;
    private volatile @Nullable QuicStream stream;
    private boolean readingOver;
    private boolean readAll;
    private boolean wroteAll;

    KwikStream(KwikConnection connection, boolean bidirectional) {
        this.connection = connection;
        this.bidirectional = bidirectional;
        reader = new StreamReader(this, connection.limits().streamReadAheadBytes());
        writer = new StreamWriter(this, connection);
    }

    /** Begins to tell {@code owner}; on the loop. */
    void start(StreamHandler owner) {
        handler = owner;
    }

    /** It is this one of kwik's; on any thread. */
    void is(QuicStream known) {
        stream = known;
    }

    /** kwik has the stream; on any thread. */
    void ready(QuicStream ready) {
        is(ready);
        boolean readable = bidirectional || isPeers(ready);
        if (readable) {
            read(ready.getInputStream());
        }
        if (bidirectional || !isPeers(ready)) {
            writer.ready(ready.getOutputStream());
        }
    }

    private void read(InputStream in) {
        if (!LoopReader.begin(this, in)) {
            connection.workers().run(() -> reader.run(in));
        }
    }

    private boolean isPeers(QuicStream ready) {
        boolean clients = ready.getStreamId() % 2 == 0;
        return clients != connection.isClient();
    }

    // ---- on the loop

    void received(byte[] bytes) {
        StreamHandler owner = handler;
        if (owner != null && !connection.isOver() && !readingOver) {
            owner.received(ByteBuffer.wrap(bytes));
        }
    }

    void readingEnded(boolean inOrder) {
        readAll = true;
        forgetIfDone();
        StreamHandler owner = handler;
        if (owner == null || connection.isOver() || readingOver) {
            return;
        }
        readingOver = true;
        if (inOrder) {
            owner.finished();
        } else {
            owner.broken();
        }
    }

    /** The end is queued, behind all that was to be said. */
    void writingEnded() {
        wroteAll = true;
        forgetIfDone();
    }

    /** A long session has many of them: pages of history, and what SCP/1 pushes. */
    private void forgetIfDone() {
        if (bidirectional ? readAll && wroteAll : readAll || wroteAll) {
            connection.forget(this);
        }
    }

    void writable() {
        StreamHandler owner = handler;
        if (owner != null && !connection.isOver()) {
            owner.writable();
        }
    }

    /** The connection is gone. */
    void dropped() {
        reader.close();
        writer.close();
    }

    /** By a thread that has read. */
    void lend(Runnable task) {
        connection.loop().lend(task);
    }

    /** kwik may have something to say about what was read; on the loop. */
    void sendSoon() {
        connection.sendSoon();
    }

    void post(Runnable task) {
        connection.loop().execute(task);
    }

    @Override
    public long id() {
        QuicStream known = stream;
        return known == null ? NO_ID : known.getStreamId();
    }

    @Override
    public boolean isBidirectional() {
        return bidirectional;
    }

    @Override
    public int room() {
        return writer.room();
    }

    @Override
    public void write(ByteBuffer bytes, boolean finished) {
        writer.write(bytes, finished);
    }

    @Override
    public void filler(byte[] bytes) {
        writer.filler(bytes);
    }

    @Override
    public void abandon(long applicationCode) {
        readingOver = true;
        dropped();
        connection.forget(this);
        QuicStream known = stream;
        if (known != null) {
            connection.workers().run(() -> {
                known.resetStream(applicationCode);
                known.abortReading(applicationCode);
                connection.send();
            });
        }
    }
}
