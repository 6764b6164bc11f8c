/** What a run of JMH says, as JSON, as a table and as a chart. */
@NullMarked
package chat.scp.benchmarks.report;

import org.jspecify.annotations.NullMarked;
