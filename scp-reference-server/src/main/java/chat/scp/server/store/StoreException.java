package chat.scp.server.store;

/** The store cannot do what was asked: it is damaged, of another version, full, or its disk fails. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
