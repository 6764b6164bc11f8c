/**
 * The window: {@code ./scp gui}. A thin view of {@code ChatModel} in Swing, with FlatLaf. All of it lives on
 * Swing's own thread, but for what says otherwise; {@link chat.scp.client.gui.Desk} is the door to the client, and
 * what it asks for happens elsewhere. Text of others is drawn, never read as markup. May import what the library
 * exports.
 */
@NullMarked
package chat.scp.client.gui;

import org.jspecify.annotations.NullMarked;
