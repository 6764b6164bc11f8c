/**
 * Certificates of servers, and what clients trust: values and files, no sockets. Imports nothing of
 * the other packages of this module.
 */
@NullMarked
package chat.scp.quic.tls;

import org.jspecify.annotations.NullMarked;
