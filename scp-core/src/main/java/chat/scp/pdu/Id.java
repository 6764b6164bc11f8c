package chat.scp.pdu;

import java.util.HexFormat;

/** 128 bits that name something. Each kind is a type of its own, so that none stands in for another. */
public sealed interface Id permits ConversationId, DeviceId, InvitationId, MessageId, SessionId {
    int BYTES = 16;

    long high();

    long low();

    /** 32 hexadecimal digits. */
    default String hex() {
        return HexFormat.of().toHexDigits(high()) + HexFormat.of().toHexDigits(low());
    }

    /**
     * Of the ids by which each message is looked up several times: these compare by hand, since what the JDK makes for
     * records stood out in profiles.
     */
    static int hash(long high, long low) {
        return Long.hashCode(31 * high + low);
    }

    static long high(String hex) {
        return Long.parseUnsignedLong(checked(hex).substring(0, 16), 16);
    }

    static long low(String hex) {
        return Long.parseUnsignedLong(checked(hex).substring(16), 16);
    }

    private static String checked(String hex) {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("an id has 32 hexadecimal digits, not " + hex.length());
        }
        return hex;
    }
}
