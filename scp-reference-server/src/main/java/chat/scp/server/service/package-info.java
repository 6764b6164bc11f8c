/**
 * The chat service: what a server does with the sessions of its users. It knows no transport: sessions
 * come through {@link chat.scp.server.service.ClientPort}, time and order through {@link
 * chat.scp.server.service.ServerLoop}. May import scp-core and {@code chat.scp.server.store}.
 */
@NullMarked
package chat.scp.server.service;

import org.jspecify.annotations.NullMarked;
