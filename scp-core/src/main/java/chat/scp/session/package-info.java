/**
 * The two ends of a session, without I/O: bytes, commands and time go in; bytes, events and deadlines
 * come out.
 */
@NullMarked
package chat.scp.session;

import org.jspecify.annotations.NullMarked;
