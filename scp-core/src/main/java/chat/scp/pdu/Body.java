package chat.scp.pdu;

/** The content of a message: a type, and bytes that nobody between sender and reader looks into. §6.8 */
public record Body(ContentType contentType, Bytes content) {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    public static final Body EMPTY = new Body(ContentType.NONE, Bytes.EMPTY);

    public Body {
        Check.size("content", content, MAX_BYTES);
    }

    public static Body text(String text) {
        return new Body(ContentType.TEXT, Bytes.ofUtf8(text));
    }

    /** The content as text to show; bytes that are not UTF-8 come out as U+FFFD. §6.8 */
    public String text() {
        return content.utf8();
    }
}
