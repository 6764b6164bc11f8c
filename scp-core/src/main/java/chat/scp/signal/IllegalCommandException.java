package chat.scp.signal;

/** The application asked for something that the session's state does not allow; nothing was sent. */
public final class IllegalCommandException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final boolean onlyNow;

    public IllegalCommandException(String message) {
        this(message, false);
    }

    private IllegalCommandException(String message, boolean onlyNow) {
        super(message);
        this.onlyNow = onlyNow;
    }

    /** As much is under way as may be: the same command is possible once some of it is answered. */
    public static IllegalCommandException forNow(String message) {
        return new IllegalCommandException(message, true);
    }

    /** Whether the same command may be possible a moment later. */
    public boolean isOnlyNow() {
        return onlyNow;
    }
}
