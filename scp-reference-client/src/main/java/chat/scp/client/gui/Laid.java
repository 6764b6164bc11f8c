package chat.scp.client.gui;

import java.awt.Rectangle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was measured for a width: where everything is, from the row's upper left corner.
 *
 * @param height of the whole row
 * @param name of the sender, above the bubble; null: not shown
 * @param quote null: it answers nothing
 * @param meta time, and whether it was edited
 * @param metaX where that begins; its base line is {@code metaY}
 * @param failure below the bubble; null: it did not fail
 */
record Laid(
        int height,
        Rectangle bubble,
        @Nullable Wrapped name,
        int nameY,
        @Nullable Quote quote,
        Wrapped text,
        int textY,
        String meta,
        int metaX,
        int metaY,
        List<Chip> chips,
        @Nullable Wrapped failure,
        int failureY) {
    /** The bar, and what is beside it. */
    record Quote(Rectangle area, Wrapped name, Wrapped line) {}

    /** People's reactions with one emoji. */
    record Chip(Rectangle area, String emoji, String shown, boolean own) {}
}
