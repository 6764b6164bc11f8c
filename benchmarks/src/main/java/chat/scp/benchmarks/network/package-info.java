/** An engine behind the seam of scp-quic: its longest stall, transfers under loss, idle connections. */
@NullMarked
package chat.scp.benchmarks.network;

import org.jspecify.annotations.NullMarked;
