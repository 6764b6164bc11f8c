package chat.scp.auth;

/**
 * A login that must not go on. The one exception that a peer's SCRAM message can cause; a session
 * translates its reason into an error code. Immutable.
 */
public final class ScramException extends Exception {
    private static final long serialVersionUID = 1;

    /** What went wrong. */
    public enum Reason {
        /** A message that the grammar of RFC 5802 §7 does not allow, or an extension that we must know. */
        MALFORMED,
        /** The client does not know the password, or nobody has that name. */
        BAD_PROOF,
        /** The client proved itself to another certificate than ours, or did not bind where it had to. */
        BAD_BINDING,
        /** Somebody between the two changed what they offered to each other. */
        DOWNGRADE,
        /** A nonce that does not go on from one's own. */
        BAD_NONCE,
        /** Fewer rounds than are safe, or more than the client wants to compute. */
        ITERATIONS_OUT_OF_BOUNDS,
        /** The server did not prove that it knows the verifier. */
        SERVER_UNTRUSTED
    }

    private final Reason reason;

    public ScramException(Reason reason, String message) {
        // No stack trace: garbage from a peer must not cost more than its bytes.
        super(reason + ": " + message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static ScramException malformed(String message) {
        return new ScramException(Reason.MALFORMED, message);
    }
}
