/**
 * What the programs are told: {@code config.json}, variables of the environment and flags. {@link
 * chat.scp.server.config.Settings} is the one table of keys: reading, checking and the document come
 * from it. May import {@code chat.scp.server.service} and scp-quic, for the values they take.
 */
@NullMarked
package chat.scp.server.config;

import org.jspecify.annotations.NullMarked;
