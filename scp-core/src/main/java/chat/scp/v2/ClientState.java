package chat.scp.v2;

/** What a client session of SCP/2 awaits. §4 */
enum ClientState {
    AWAITING_LINK,
    AWAITING_REGISTRATION,
    AWAITING_CHALLENGE,
    AWAITING_KEY,
    AWAITING_WELCOME,
    ESTABLISHED,
    DRAINING,
    AWAITING_CLOSE,
    CLOSED
}
