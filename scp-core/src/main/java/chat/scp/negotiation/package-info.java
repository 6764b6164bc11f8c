/** Picks the version of a session: the only package that may tell versions apart. */
@NullMarked
package chat.scp.negotiation;

import org.jspecify.annotations.NullMarked;
