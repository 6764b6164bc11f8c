/** What {@code ./scp bench} starts. */
@NullMarked
package chat.scp.benchmarks;

import org.jspecify.annotations.NullMarked;
