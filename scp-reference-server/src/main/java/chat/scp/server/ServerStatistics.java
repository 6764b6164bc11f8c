package chat.scp.server;

import chat.scp.quic.QuicStatistics;

/**
 * Numbers of a server.
 *
 * @param engine the QUIC library
 * @param sessions that there are now
 * @param waiting events of clients that wait for the service
 * @param quic of all connections since the start, those that ended too; its round-trip time is the mean of those
 *     that there are
 */
public record ServerStatistics(String engine, int sessions, int waiting, QuicStatistics quic) {}
