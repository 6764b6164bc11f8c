/** What tests of this module and the benchmarks share: a network that misbehaves, and a loop. */
@NullMarked
package chat.scp.quic.testing;

import org.jspecify.annotations.NullMarked;
