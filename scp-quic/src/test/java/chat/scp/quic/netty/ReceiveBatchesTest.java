package chat.scp.quic.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

final class ReceiveBatchesTest {
    private final EmbeddedChannel socket = new EmbeddedChannel();
    private final ExtendedHandle handle = new ReceiveBatches().newHandle();

    @Test
    void whoGetsLittleHasRoomForLittle() {
        for (int turn = 0; turn < 10; turn++) {
            read(1);
        }
        assertEquals(2, room());
    }

    @Test
    void whoGetsMuchSoonHasRoomForMuchAndNotForEver() {
        read(2);
        read(8);
        assertEquals(Transport.DATAGRAMS_AT_A_TIME, room());
        read(16);
        assertEquals(Transport.DATAGRAMS_AT_A_TIME, room());
        for (int turn = 0; turn < 10; turn++) {
            read(1);
        }
        assertEquals(2, room());
    }

    /** Else room would come and go with each turn. */
    @Test
    void halfFullIsRightAsItIs() {
        read(2);
        for (int turn = 0; turn < 10; turn++) {
            read(4);
            assertEquals(8, room());
        }
    }

    /** One call in a turn: the loop comes back for the rest. */
    @Test
    void readsOnceInATurn() {
        handle.reset(socket.config());
        handle.incMessagesRead(2);
        assertFalse(handle.continueReading());
        assertFalse(handle.continueReading(() -> true));
    }

    private void read(int datagrams) {
        handle.reset(socket.config());
        ByteBuf buffer = handle.allocate(UnpooledByteBufAllocator.DEFAULT);
        assertTrue(buffer.writableBytes() >= handle.guess());
        buffer.release();
        handle.incMessagesRead(datagrams);
        handle.readComplete();
    }

    private int room() {
        return handle.guess() / Transport.RECEIVE_BYTES;
    }
}
