/** State tables: the one place where a transition can be written. Imports nothing. */
@NullMarked
package chat.scp.machine;

import org.jspecify.annotations.NullMarked;
