/** The PDUs of SCP/1, one record each. §10.2 */
@NullMarked
package chat.scp.pdu.v1;

import org.jspecify.annotations.NullMarked;
