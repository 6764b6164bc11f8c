package chat.scp.quic.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.scp.quic.engine.QuicEngine;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SocketsTest {
    private static final int DATAGRAMS = 12;

    /** Else each datagram has a flush of its own, and a busy relay sends six times as many packets. */
    @Test
    void manyDatagramsAreReadBeforeWhatTheyCauseIsFlushed() throws Exception {
        readsManyAtOnce(NettyEngines.withoutEpoll(), Transport.jdk());
    }

    @Test
    void linuxReadsManyInOneCall() throws Exception {
        Transport linux = Transport.linux();
        assumeTrue(linux != null, "no epoll here");
        readsManyAtOnce(NettyEngines.usual(), linux);
    }

    private static void readsManyAtOnce(QuicEngine engine, Transport transport) throws Exception {
        BlockingQueue<Integer> turns = new LinkedBlockingQueue<>();
        try (engine;
                DatagramSocket sender = new DatagramSocket()) {
            NettyLoop loop = (NettyLoop) engine.loops(1, "test").get(0);
            Bootstrap udp = Sockets.udp(loop, Sockets.pool(1), transport).handler(new Counting(turns));
            Channel socket = udp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .syncUninterruptibly()
                    .channel();
            loop.events()
                    .submit(
                            () -> { // so that all are there when it looks
                                for (int i = 0; i < DATAGRAMS; i++) {
                                    sender.send(new java.net.DatagramPacket(
                                            new byte[100 + i], 100 + i, (InetSocketAddress) socket.localAddress()));
                                }
                                return "";
                            })
                    .syncUninterruptibly();
            assertEquals(DATAGRAMS, turns.poll(10, TimeUnit.SECONDS));
            socket.close().syncUninterruptibly();
        }
    }

    /** How many came until the socket had been read. */
    private static final class Counting extends ChannelInboundHandlerAdapter {
        private final BlockingQueue<Integer> turns;
        private int read;

        Counting(BlockingQueue<Integer> turns) {
            this.turns = turns;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            DatagramPacket datagram = (DatagramPacket) message;
            assertTrue(datagram.content().readableBytes() >= 100);
            datagram.release();
            read++;
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (read > 0) {
                turns.add(read);
                read = 0;
            }
        }
    }
}
