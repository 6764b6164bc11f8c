/**
 * A chat client to embed: {@link chat.scp.client.ChatClient}, and what it is made with. May import all
 * other packages but the programs.
 */
@NullMarked
package chat.scp.client;

import org.jspecify.annotations.NullMarked;
