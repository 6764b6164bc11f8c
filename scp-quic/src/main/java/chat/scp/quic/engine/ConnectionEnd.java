package chat.scp.quic.engine;

/**
 * How a connection ended.
 *
 * @param byPeer whether the peer closed it
 * @param applicationCode the application error code of CONNECTION_CLOSE; {@link #NO_CODE}: it had none
 * @param text for logs
 */
public record ConnectionEnd(boolean byPeer, long applicationCode, String text) {
    public static final long NO_CODE = -1;
}
