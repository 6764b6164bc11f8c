package chat.scp.quic.kwik;

import java.net.DatagramPacket;
import java.util.function.Consumer;

/** What may happen to datagrams on their way out; for tests. Thread-safe. */
@FunctionalInterface
interface Faults {
    /** Everything arrives. */
    Faults NONE = (datagram, wire) -> wire.accept(datagram);

    /** Puts the datagram on the wire now, later, twice, or never. */
    void send(DatagramPacket datagram, Consumer<DatagramPacket> wire);
}
