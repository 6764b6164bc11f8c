/** Bytes to PDUs and back: readers, writers, framing, codec tables. Imports {@code pdu} only. */
@NullMarked
package chat.scp.wire;

import org.jspecify.annotations.NullMarked;
