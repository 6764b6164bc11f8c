package chat.scp.signal;

/** The application asked for something that the session's state does not allow; nothing was sent. */
public final class IllegalCommandException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public IllegalCommandException(String message) {
        super(message);
    }
}
