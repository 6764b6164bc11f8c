/** SCP/1: state tables and the two ends of a session. Internal. */
@NullMarked
package chat.scp.v1;

import org.jspecify.annotations.NullMarked;
