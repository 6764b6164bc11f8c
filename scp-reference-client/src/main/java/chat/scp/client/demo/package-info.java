/** A server and two people in one process: what a newcomer runs first. May import all but the other programs. */
@NullMarked
package chat.scp.client.demo;

import org.jspecify.annotations.NullMarked;
