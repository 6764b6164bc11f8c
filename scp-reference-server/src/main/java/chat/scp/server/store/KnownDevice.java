package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;

/**
 * A device of an account, and the resumption tokens that let it in. §4.5-1
 *
 * @param given the token that it got last
 * @param used the token that it used last
 */
public record KnownDevice(
        UserName user, DeviceId device, String agent, long lastSeenMillis, TokenHash given, TokenHash used) {
    /**
     * A token as it is kept: who reads the store cannot use it.
     *
     * @param hash SHA-256; empty: no token
     */
    public record TokenHash(Bytes hash, long untilMillis) {
        public static final TokenHash NONE = new TokenHash(Bytes.EMPTY, 0);

        /** Whether this is the token with that hash, and still good. */
        public boolean admits(Bytes shown, long nowMillis) {
            return !hash.isEmpty() && hash.equals(shown) && nowMillis < untilMillis;
        }
    }

    /** When the last token that lets the device in runs out; 0: there is none. */
    public long tokensUntilMillis() {
        return Math.max(given.untilMillis(), used.untilMillis());
    }

    /** The same without a token. */
    public KnownDevice withoutTokens() {
        return new KnownDevice(user, device, agent, lastSeenMillis, TokenHash.NONE, TokenHash.NONE);
    }
}
