/**
 * What the programs of one user share: where they keep things, which servers they trust, and how a password is read. May
 * import {@code chat.scp.client} and its storage.
 */
@NullMarked
package chat.scp.client.home;

import org.jspecify.annotations.NullMarked;
