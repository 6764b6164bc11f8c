package chat.scp.server.service;

/** Who may make an account with REGISTER. §4.10 */
public enum Registration {
    /** Anybody. */
    OPEN,
    /** Who has one of the invitation codes. */
    BY_CODE,
    /** Nobody; the operator makes accounts. */
    CLOSED
}
