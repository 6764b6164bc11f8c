/**
 * What a transport must give to carry sessions, the pump between the two, and a link in memory.
 * Nothing of scp-core imports this package.
 */
@NullMarked
package chat.scp.link;

import org.jspecify.annotations.NullMarked;
