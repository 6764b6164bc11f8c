package chat.scp.quic.engine;

import chat.scp.quic.tls.ServerIdentity;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a server of an engine is to be.
 *
 * @param address to bind; port 0: any
 * @param identity what it shows
 * @param protocols what it speaks, best first
 * @param loops where its connections live, unless the engine has loops of its own
 * @param limits of each connection
 * @param maxConnections beyond it, newcomers are dropped
 * @param maxHandshakesPerAddress how many connections an address may begin within ten seconds
 */
public record ServerSpec(
        InetSocketAddress address,
        ServerIdentity identity,
        List<AlpnSpec> protocols,
        List<? extends EngineLoop> loops,
        EngineLimits limits,
        int maxConnections,
        int maxHandshakesPerAddress) {
    public ServerSpec {
        protocols = List.copyOf(protocols);
        loops = List.copyOf(loops);
    }
}
