/** SCP over QUIC: sessions over real connections, for servers and clients. No type of a QUIC library shows here. */
@NullMarked
package chat.scp.quic;

import org.jspecify.annotations.NullMarked;
