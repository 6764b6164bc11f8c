package chat.scp.v1;

/** What a client of SCP/1 awaits: the states that its first programs have, and an end. §10.3 */
enum Scp1ClientState {
    /** A link. */
    DISCONNECTED,
    /** The answer to CONNECT_REQ. */
    CONNECTING,
    /** Nothing: logged in, no chat. */
    IDLE,
    /** The answer to CHAT_INIT_REQ. */
    INITIATING_CHAT,
    /** The start notice, or a no: the peer was asked. */
    PENDING_PEER_ACCEPT,
    /** The user's answer to a peer who has asked; after a yes, the start notice. */
    AWAITING_PEER_RESPONSE,
    /** Nothing: a chat is open. */
    IN_CHAT,
    /** The end of the link, after the last word of either side. */
    DISCONNECTING,
    /** Nothing any more. */
    CLOSED
}
