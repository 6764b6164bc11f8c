/**
 * Many conversations between one client and one server where packets get lost: over the pool of streams, over one stream,
 * and over TLS on TCP, each end in a process of its own.
 */
@NullMarked
package chat.scp.benchmarks.streams;

import org.jspecify.annotations.NullMarked;
