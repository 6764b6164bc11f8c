package chat.scp.quic.engine;

/**
 * A protocol to speak over QUIC.
 *
 * @param name as TLS has it
 * @param peerBidirectional how many bidirectional streams the peer may have open at a time
 * @param peerUnidirectional how many unidirectional ones
 * @param datagrams whether datagrams are wanted
 */
public record AlpnSpec(String name, int peerBidirectional, int peerUnidirectional, boolean datagrams) {}
