package chat.scp.benchmarks.streams;

import chat.scp.quic.testing.Line;
import chat.scp.quic.testing.Relay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relay of datagrams on loopback, for whoever may not make network namespaces: TCP cannot go over it. */
final class LoopbackWan implements Wan {
    private final Line line;
    private @Nullable Relay relay;

    LoopbackWan(Line line) {
        this.line = line;
    }

    @Override
    public List<String> onServerSide(List<String> command) {
        return command;
    }

    @Override
    public List<String> onClientSide(List<String> command) {
        return command;
    }

    @Override
    public String serverAddress() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    @Override
    public InetSocketAddress way(int port) throws IOException {
        Relay made = new Relay(new InetSocketAddress(serverAddress(), port), line);
        relay = made;
        return new InetSocketAddress(serverAddress(), made.port());
    }

    @Override
    public long lost() {
        return line.lost();
    }

    @Override
    public void close() {
        line.close();
        if (relay != null) {
            relay.close();
        }
    }
}
