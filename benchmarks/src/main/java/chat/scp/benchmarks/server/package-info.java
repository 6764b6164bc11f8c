/** {@code ./scp bench server}: the reference server under load, from outside, and its store. */
@NullMarked
package chat.scp.benchmarks.server;

import org.jspecify.annotations.NullMarked;
