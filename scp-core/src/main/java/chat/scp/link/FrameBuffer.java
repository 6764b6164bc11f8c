package chat.scp.link;

import java.nio.ByteBuffer;

/**
 * Where frames come together on their way from a session to its link, which takes them at once. One is enough for all sessions
 * of a thread: what is used all the time stays in the processor's caches. Grows with the longest frame. For one thread.
 */
public final class FrameBuffer {
    private static final int FIRST_BYTES = 16 * 1024;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES);

    /** Empty, with room for so many bytes or more. */
    ByteBuffer emptyFor(int bytes) {
        if (bytes > buffer.capacity()) {
            buffer = ByteBuffer.allocate(bytes);
        }
        return buffer.clear();
    }
}
