/** The PDUs of SCP/2, one record each. §7 */
@NullMarked
package chat.scp.pdu.v2;

import org.jspecify.annotations.NullMarked;
