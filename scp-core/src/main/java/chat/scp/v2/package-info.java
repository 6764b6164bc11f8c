/** SCP/2: state tables and the two ends of a session. Internal. */
@NullMarked
package chat.scp.v2;

import org.jspecify.annotations.NullMarked;
