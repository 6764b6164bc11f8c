package chat.scp.client.gui;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reactions: those to choose from, and how one is shown where no font has it. */
final class Emoji {
    private static final int MAX_CHARS = 24;

    private static final List<String> USUAL =
            List.of("👍", "👎", "😀", "😂", "😍", "😮", "😢", "🎉", "🔥", "👀", "❤", "✔", "✘", "★", "☺", "☹");

    private Emoji() {}

    /** The usual ones that this font can show. */
    static List<String> offered(Font font) {
        return USUAL.stream().filter(emoji -> font.canDisplayUpTo(emoji) < 0).toList();
    }

    /** What somebody reacted with; by its name where the font lacks it. */
    static String shown(String emoji, Font font) {
        String line = PlainText.line(emoji, MAX_CHARS);
        return font.canDisplayUpTo(line) < 0 ? line : PlainText.line(":" + name(emoji) + ":", MAX_CHARS);
    }

    /** In words, as Unicode has it. */
    static String name(String emoji) {
        return emoji.codePoints()
                .limit(4)
                .filter(c -> !Character.isISOControl(c) && c != 0xFE0F && c != 0x200D)
                .mapToObj(c -> String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT))
                .map(name -> name.replace(" sign", ""))
                .collect(Collectors.joining(", "));
    }
}
