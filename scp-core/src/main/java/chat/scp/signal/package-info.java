/**
 * What passes between a session and those around it: commands of the application, events for it,
 * channels of the link. The same for both versions. Imports {@code pdu}, {@code wire} and {@code auth}.
 */
@NullMarked
package chat.scp.signal;

import org.jspecify.annotations.NullMarked;
