package chat.scp.v1;

/** What the server awaits of one client of SCP/1: the states that its first programs have, and an end. §10.4 */
enum Scp1ServerState {
    /** CONNECT_REQ, then the application, which lets the client in or does not. */
    AUTHENTICATING,
    /** Nothing: logged in, no chat. */
    IDLE,
    /** The answer to the client's CHAT_INIT_REQ: first that the peer was asked, then the peer's. */
    AWAITING_PEER_FOR_INIT,
    /** The client's CHAT_FWD_RESP; after a yes, the word that the originator is still there. */
    AWAITING_CHAT_RESPONSE,
    /** Nothing: a chat is open. */
    IN_CHAT,
    /** The end of the link: the client has left, its partner is being told. */
    RELAYING_DISCONNECT,
    /** Nothing any more. */
    CLOSED
}
