package chat.scp.quic.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Room for as many datagrams at a time as came of late: Netty's native code prepares for each, whether it comes or not, and a
 * client gets one or two where a server gets dozens. One call in a turn of the loop: if more are there, the next turn has them.
 */
final class ReceiveBatches implements RecvByteBufAllocator {
    /** With room for one, nobody would know whether more is there. */
    private static final int FEWEST = 2;

    private static final int GROWS = 4;

    @Override
    public ExtendedHandle newHandle() {
        return new Batch();
    }

    /** Of one socket. On its loop. */
    static final class Batch implements RecvByteBufAllocator.ExtendedHandle {
        private int room = Transport.DATAGRAMS_AT_A_TIME;
        private int came;
        private int attemptedBytes;
        private int lastBytes;

        @Override
        public ByteBuf allocate(ByteBufAllocator pool) {
            return pool.directBuffer(guess());
        }

        @Override
        public int guess() {
            return room * Transport.RECEIVE_BYTES;
        }

        @Override
        public void reset(ChannelConfig config) {
            came = 0;
        }

        @Override
        public void incMessagesRead(int datagrams) {
            came += datagrams;
        }

        @Override
        public boolean continueReading() {
            return false;
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
            return false;
        }

        @Override
        public void readComplete() {
            if (came >= room) {
                room = Math.min(Transport.DATAGRAMS_AT_A_TIME, room * GROWS);
            } else if (came <= room / GROWS) {
                room = Math.max(FEWEST, room / 2);
            }
        }

        @Override
        public void lastBytesRead(int bytes) {
            lastBytes = bytes;
        }

        @Override
        public int lastBytesRead() {
            return lastBytes;
        }

        @Override
        public void attemptedBytesRead(int bytes) {
            attemptedBytes = bytes;
        }

        @Override
        public int attemptedBytesRead() {
            return attemptedBytes;
        }
    }
}
