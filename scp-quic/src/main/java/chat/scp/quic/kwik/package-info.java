/**
 * The engine in pure Java. What kwik does badly is contained here, each with a comment that says what
 * happens otherwise. Imports {@code engine}, and kwik; nobody else does.
 */
@NullMarked
package chat.scp.quic.kwik;

import org.jspecify.annotations.NullMarked;
