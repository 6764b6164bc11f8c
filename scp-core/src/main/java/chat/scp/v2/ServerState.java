package chat.scp.v2;

/** What a server session of SCP/2 awaits. §4 */
enum ServerState {
    AWAITING_HELLO,
    AWAITING_VERIFIER,
    AWAITING_RESPONSE,
    AWAITING_ADMISSION,
    ESTABLISHED,
    DRAINING,
    AWAITING_CLOSE,
    CLOSED
}
