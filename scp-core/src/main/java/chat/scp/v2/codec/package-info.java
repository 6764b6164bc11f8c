/** SCP/2 in bytes: a codec for each PDU, and the table of them all. Internal. Imports {@code wire} and {@code pdu}. */
@NullMarked
package chat.scp.v2.codec;

import org.jspecify.annotations.NullMarked;
