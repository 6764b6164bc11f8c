package chat.scp.quic.kwik;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What one connector of kwik takes for its own socket, while it shares a {@link Port} with others. */
final class ConnectorSocket extends DatagramSocket {
    /** Beyond it they are lost. */
    private static final int MAX_PASSED_ON = 1024;

    private static final DatagramPacket YOUR_TURN = new DatagramPacket(new byte[0], 0);

    private final Port port;
    private final int generation;
    private final BlockingQueue<DatagramPacket> passedOn = new LinkedBlockingQueue<>();

    ConnectorSocket(Port port, int generation) throws SocketException {
        super((SocketAddress) null);
        this.port = port;
        this.generation = generation;
    }

    int generation() {
        return generation;
    }

    /** From now on it reads the port. */
    void yourTurn() {
        passedOn.add(YOUR_TURN);
    }

    /** Somebody else has read this for it. */
    void passOn(DatagramPacket datagram) {
        if (passedOn.size() < MAX_PASSED_ON) {
            byte[] copy = new byte[datagram.getLength()];
            System.arraycopy(datagram.getData(), datagram.getOffset(), copy, 0, copy.length);
            passedOn.add(new DatagramPacket(copy, copy.length, datagram.getSocketAddress()));
        }
    }

    @Override
    public void receive(DatagramPacket into) throws IOException {
        while (true) {
            if (port.isRead(this)) {
                if (port.read(this, into)) {
                    return;
                }
            } else if (copyPassedOn(into)) {
                return;
            }
        }
    }

    private boolean copyPassedOn(DatagramPacket into) throws SocketTimeoutException {
        try {
            DatagramPacket next = passedOn.take();
            if (next == YOUR_TURN) {
                return false;
            }
            System.arraycopy(next.getData(), 0, into.getData(), into.getOffset(), next.getLength());
            into.setLength(next.getLength());
            into.setSocketAddress(next.getSocketAddress());
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt(); // which is what tells Intake
            throw new SocketTimeoutException("kwik ends this thread"); // what else is thrown ends the JVM
        }
    }

    @Override
    public void send(DatagramPacket datagram) {
        port.socket().send(datagram);
    }

    @Override
    public int getLocalPort() {
        return port.socket().getLocalPort();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return port.socket().getLocalSocketAddress();
    }

    @Override
    public void close() {
        port.leave(this);
        super.close();
    }
}
