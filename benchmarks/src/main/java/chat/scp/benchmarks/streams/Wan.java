package chat.scp.benchmarks.streams;

import java.net.InetSocketAddress;
import java.util.List;

/** What is between the two processes: it loses packets and takes its time. */
interface Wan extends AutoCloseable {
    /** The command as it is to be run, so that the server's process is on its side. */
    List<String> onServerSide(List<String> command);

    /** The same for the client's. */
    List<String> onClientSide(List<String> command);

    /** What the server binds. */
    String serverAddress();

    /** Where the client finds a server that listens on this port. */
    InetSocketAddress way(int port) throws Exception;

    /** Packets that got lost on the way. */
    long lost();

    /** Does nothing the second time. */
    @Override
    void close();
}
