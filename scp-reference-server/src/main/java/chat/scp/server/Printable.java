package chat.scp.server;

/** Text of other people for logs: one line, of a bounded length. §9.8 */
final class Printable {
    private static final int MAX = 64;

    private Printable() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX).forEach(c -> {
            boolean plain = c == ' ' || (Character.isLetterOrDigit(c) || "~-_.@".indexOf(c) >= 0);
            shown.append(plain ? Character.toString(c) : String.format("\\u%04x", c));
        });
        return shown.toString();
    }
}
