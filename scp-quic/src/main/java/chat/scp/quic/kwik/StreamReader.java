package chat.scp.quic.kwik;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads one stream on a thread that waits, and hands over what it read: where {@link LoopReader} finds kwik's insides closed.
 * When the loop is behind it stops, and QUIC's flow control stops the peer.
 */
final class StreamReader {
    private static final int READ_BYTES = 16 * 1024;

    private final KwikStream stream;
    private final int maxAheadBytes;
    private int aheadBytes;
    private boolean closed;

    StreamReader(KwikStream stream, int maxAheadBytes) {
        this.stream = stream;
        this.maxAheadBytes = maxAheadBytes;
    }

    /** Reads to the end; on a thread that may wait. */
    void run(InputStream in) {
        byte[] buffer = new byte[READ_BYTES];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                byte[] bytes = Arrays.copyOf(buffer, read);
                if (!mayHandOver(read)) {
                    in.close(); // only this frees kwik's side of it
                    return;
                }
                stream.lend(() -> {
                    stream.received(bytes);
                    handedOver(bytes.length);
                });
            }
            stream.post(() -> stream.readingEnded(true));
        } catch (IOException e) {
            // Reset, closed here, or the connection ended: kwik does not say which.
            stream.post(() -> stream.readingEnded(false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized boolean mayHandOver(int bytes) throws InterruptedException {
        while (!closed && aheadBytes > 0 && aheadBytes + bytes > maxAheadBytes) {
            wait();
        }
        aheadBytes += bytes;
        return !closed;
    }

    private synchronized void handedOver(int bytes) {
        aheadBytes -= bytes;
        notifyAll();
    }
}
