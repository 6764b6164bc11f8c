package chat.scp.wire;

import chat.scp.pdu.ErrorCode;

/**
 * The peer broke a rule of the protocol. The one exception that bytes from outside can cause; a
 * session translates it, in one place, into what its version answers.
 */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    /** How much of the channel is spoilt. */
    public enum Scope {
        /** The frame's end is known: the next frame can be read. */
        FRAME,
        /** Where the next frame begins is not known. */
        CHANNEL
    }

    private final transient ErrorCode code;
    private final Scope scope;
    private final String section;

    public ProtocolException(ErrorCode code, Scope scope, String section, String message) {
        // No stack trace: garbage from a peer must not cost more than its bytes.
        super(code + " (§" + section + "): " + message, null, false, false);
        this.code = code;
        this.scope = scope;
        this.section = section;
    }

    public ProtocolException(ErrorCode code, String section, String message) {
        this(code, Scope.FRAME, section, message);
    }

    public ErrorCode code() {
        return code;
    }

    public Scope scope() {
        return scope;
    }

    /** The section of the specification that has the rule. */
    public String section() {
        return section;
    }
}
