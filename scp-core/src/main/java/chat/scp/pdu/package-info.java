/**
 * PDUs as records, and the typed identifiers and values that they hold. Imports nothing of the other
 * packages.
 */
@NullMarked
package chat.scp.pdu;

import org.jspecify.annotations.NullMarked;
