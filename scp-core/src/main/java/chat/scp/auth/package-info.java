/**
 * Proofs of a password that never travels: SCRAM-SHA-256 with and without channel binding (RFC 5802,
 * RFC 7677, RFC 5929), and the digest that shows whether somebody changed what was offered. §4.3
 *
 * <p>Nothing here does I/O or makes random bytes; nonces and salts are passed in. One call is long,
 * {@link chat.scp.auth.SaltedPassword#derive}, and no other call makes it: it belongs on a thread of the
 * application, never on a session's loop. Imports {@code pdu} only.
 */
@NullMarked
package chat.scp.auth;

import org.jspecify.annotations.NullMarked;
