package chat.scp.quic.engine;

import chat.scp.quic.tls.ServerTrust;

/**
 * What a client of an engine is to connect to.
 *
 * @param host name or address
 * @param port UDP port
 * @param protocol what to speak
 * @param trust which servers to talk to; asked before anything is sent
 * @param limits of the connection
 */
public record ClientSpec(String host, int port, AlpnSpec protocol, ServerTrust trust, EngineLimits limits) {}
