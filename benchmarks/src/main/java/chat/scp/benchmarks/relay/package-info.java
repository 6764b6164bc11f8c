/** Messages from client to client through a server: SCP over an engine beside the engine alone, with the same bytes. */
@NullMarked
package chat.scp.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
