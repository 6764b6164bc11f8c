/**
 * How a client works: a loop, and parts on it. Reconnecting is decided by {@link
 * chat.scp.client.engine.Reconnect} and done by Connection; Sends, Requests, Arrivals, Invitations and
 * Ephemerals each keep one kind of thing over lost connections; {@link chat.scp.client.engine.Dispatcher}
 * tells the listeners. Not exported. May import {@code chat.scp.client.event} and {@code
 * chat.scp.client.storage}.
 */
@NullMarked
package chat.scp.client.engine;

import org.jspecify.annotations.NullMarked;
