package chat.scp.vectors;

/** What the layout data says is wrong with a frame. */
final class LayoutError extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String section;

    LayoutError(String code, String section) {
        super(code + " §" + section);
        this.code = code;
        this.section = section;
    }

    String code() {
        return code;
    }

    String section() {
        return section;
    }
}
