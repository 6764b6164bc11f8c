/**
 * The program {@code ./scp chat}: a view of {@link chat.scp.client.model.ChatModel}, for people at a terminal and
 * for scripts. May import all of the client but its engine and the other programs.
 */
@NullMarked
package chat.scp.client.cli;

import org.jspecify.annotations.NullMarked;
