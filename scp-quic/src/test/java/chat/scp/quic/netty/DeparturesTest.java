package chat.scp.quic.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.engine.QuicEngine;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeparturesTest {
    private static final int CLIENTS = 5;

    private final QuicEngine engine = NettyEngines.usual();
    private final NettyLoop loop = (NettyLoop) engine.loops(1, "test").get(0);
    private final Counting flushes = new Counting();
    private final EmbeddedChannel socket = new EmbeddedChannel(flushes, new Departures(loop), new Relaying());

    @AfterEach
    void end() {
        socket.finishAndReleaseAll();
        engine.close();
    }

    @Test
    void whatAReadCausesLeavesTogether() {
        read(3);
        flushes.number = 0;
        socket.writeOneInbound(100);
        socket.writeOneInbound(100);
        assertEquals(0, flushes.number);
        socket.flushInbound();
        assertEquals(1, flushes.number);
        assertEquals(5 * CLIENTS, socket.outboundMessages().size());
    }

    /** Nobody waits for the end of a read that may be a long one. */
    @Test
    void whereFewCameTheFirstAreAnsweredAtOnce() {
        read(1);
        assertEquals(CLIENTS, flushes.number);
        flushes.number = 0;
        read(5);
        assertEquals(2 * CLIENTS + 1, flushes.number);
        assertEquals(6 * CLIENTS, socket.outboundMessages().size());
    }

    @Test
    void whoIsQuietAgainIsAnsweredAtOnce() {
        read(5);
        read(1);
        flushes.number = 0;
        read(1);
        assertEquals(CLIENTS, flushes.number);
    }

    private void read(int datagrams) {
        for (int i = 0; i < datagrams; i++) {
            socket.writeOneInbound(100);
        }
        socket.flushInbound();
    }

    /** Such as what quiche sends when a timer rings. */
    @Test
    void allElseLeavesAtOnce() {
        send(100);
        assertEquals(1, flushes.number);
        assertEquals(1, socket.outboundMessages().size());
    }

    @Test
    void aReadThatCausesNothingSendsNothing() {
        socket.flushInbound();
        assertEquals(0, flushes.number);
    }

    @Test
    void aSocketDoesNotGetFull() {
        int much = 10_000;
        for (int i = 0; i < 4; i++) {
            socket.writeOneInbound(much);
            assertTrue(socket.isWritable());
        }
        socket.flushInbound();
        assertEquals(4 * CLIENTS, socket.outboundMessages().size());
        assertTrue(flushes.number > 1);
    }

    @Test
    void whatIsLeftAtTheEndOfATurnLeavesTogether() throws Exception {
        CountDownLatch done = new CountDownLatch(CLIENTS);
        loop.execute(() -> {
            for (int i = 0; i < CLIENTS; i++) {
                loop.flushLater(() -> {
                    send(100);
                    done.countDown();
                });
            }
        });
        assertTrue(done.await(10, TimeUnit.SECONDS));
        loop.events().submit(() -> "the turn after it").syncUninterruptibly();
        assertEquals(1, flushes.number);
        assertEquals(CLIENTS, socket.outboundMessages().size());
    }

    private void send(int bytes) {
        var unused = socket.pipeline().lastContext().writeAndFlush(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    /** Where the codec is: a datagram comes, and some go to others, each by itself. */
    private final class Relaying extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            for (int i = 0; i < CLIENTS; i++) {
                send((Integer) bytes);
            }
        }
    }

    private static final class Counting extends ChannelOutboundHandlerAdapter {
        private int number;

        @Override
        public void flush(ChannelHandlerContext context) {
            number++;
            context.flush();
        }
    }
}
