/**
 * Programs that answer people: {@link chat.scp.client.bot.Bot} for Java, and a program that runs a command
 * for each message. May import {@code chat.scp.client} and {@code chat.scp.client.event}.
 */
@NullMarked
package chat.scp.client.bot;

import org.jspecify.annotations.NullMarked;
