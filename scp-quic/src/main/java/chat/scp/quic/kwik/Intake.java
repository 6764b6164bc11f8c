package chat.scp.quic.kwik;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What comes to a socket of kwik. By itself, kwik has one thread that receives datagrams and puts them into a queue, and another
 * that takes them and acts on them. Here the queue is not one: whoever takes from it receives, and the first thread ends at once.
 * Decision 25
 */
final class Intake extends LinkedBlockingQueue<Object> {
    private static final long serialVersionUID = 1;

    /** As in kwik. */
    private static final int MAX_DATAGRAM_BYTES = 1500;

    private final transient DatagramSocket socket;
    private final transient Predicate<DatagramPacket> filter;
    private final transient Constructor<?> received;
    private int number;

    private Intake(DatagramSocket socket, Predicate<DatagramPacket> filter, Constructor<?> received) {
        this.socket = socket;
        this.filter = filter;
        this.received = received;
    }

    /** Of a client, or of a connector of a server, before it begins to receive. */
    static void replace(Object receives) {
        try {
            Object receiver = Insides.field(receives, "receiver");
            Class<?> type = receiver.getClass();
            Field queue = Insides.field(type, "receivedPacketsQueue");
            Field ends = Insides.field(type, "isClosing");
            Class<?> packet = Class.forName(type.getPackageName() + ".RawPacket", false, type.getClassLoader());
            Constructor<?> received = packet.getDeclaredConstructor(DatagramPacket.class, Instant.class, int.class);
            received.setAccessible(true);
            @SuppressWarnings("unchecked") // kwik's own: a client looks where a datagram comes from
            var filter = (Predicate<DatagramPacket>) Insides.field(receiver, "packetFilter");
            var socket = (DatagramSocket) Insides.field(receiver, "socket");
            queue.set(receiver, new Intake(socket, filter, received));
            ends.setBoolean(receiver, true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Insides.closed("kwik has two threads for what comes to a socket", e);
        }
    }

    /** Without a timeout, which for kwik is but an occasion to ask again. */
    @Override
    public Object poll(long timeout, TimeUnit unit) throws InterruptedException {
        while (true) {
            byte[] bytes = new byte[MAX_DATAGRAM_BYTES];
            DatagramPacket datagram = new DatagramPacket(bytes, bytes.length);
            try {
                socket.receive(datagram);
            } catch (IOException e) {
                if (socket.isClosed() || Thread.interrupted()) {
                    throw new InterruptedException("the connection is gone");
                }
                continue;
            }
            if (filter.test(datagram)) {
                return packet(datagram);
            }
        }
    }

    private Object packet(DatagramPacket datagram) {
        try {
            return received.newInstance(datagram, Instant.now(), number++);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("kwik does not take this datagram", e);
        }
    }
}
