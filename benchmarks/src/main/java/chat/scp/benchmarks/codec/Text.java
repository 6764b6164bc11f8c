package chat.scp.benchmarks.codec;

import java.nio.charset.StandardCharsets;

/** The texts of the compared message. The name says the length in bytes of UTF-8, which is exact. */
public enum Text {
    ASCII_64(64, "Shall we meet at the station at ten? I will bring the tickets. "),
    UTF8_64(64, "Grüße aus Zürich! 明日の朝、駅で会いましょう 🚆 "),
    ASCII_1K(1024, ASCII_64.phrase),
    UTF8_1K(1024, UTF8_64.phrase);

    private final int bytes;
    private final String phrase;

    Text(int bytes, String phrase) {
        this.bytes = bytes;
        this.phrase = phrase;
    }

    /** The phrase again and again, each time told apart by {@code number}, filled up with dots. */
    String text(int number) {
        StringBuilder text = new StringBuilder().append(number).append(' ');
        int room = bytes - text.length();
        int[] points = phrase.codePoints().toArray();
        for (int i = 0; ; i++) {
            String next = Character.toString(points[i % points.length]);
            int taken = next.getBytes(StandardCharsets.UTF_8).length;
            if (taken > room) {
                return text.append(".".repeat(room)).toString();
            }
            text.append(next);
            room -= taken;
        }
    }
}
