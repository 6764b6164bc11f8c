/**
 * What the server keeps: accounts, devices, conversations, messages, marks and blocks. The interfaces
 * are the seam for other databases; {@link chat.scp.server.store.SqliteStore} is the one that comes
 * with the server. May import scp-core, and nothing else of the server.
 */
@NullMarked
package chat.scp.server.store;

import org.jspecify.annotations.NullMarked;
