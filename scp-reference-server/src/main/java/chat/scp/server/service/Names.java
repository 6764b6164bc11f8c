package chat.scp.server.service;

import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Name;
import chat.scp.pdu.UserName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Names of SCP/1 as names of SCP/2. §11.1 */
final class Names {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567"; // RFC 4648, lower case
    private static final int GUEST_CHARACTERS = 20;
    private static final int BITS = 5;

    private Names() {}

    /** The name itself where it is an account name as it stands; else a guest name. */
    static UserName of(Name name) {
        if (name instanceof UserName user) {
            return user;
        }
        String text = name.text();
        boolean plain = UserName.isValid(text) && !text.startsWith("~"); // nobody names himself a guest
        return UserName.of(plain ? text : "~" + base32(sha256(text)));
    }

    /** How SCP/1 shows somebody: a guest by the name that he came with. */
    static LegacyName legacy(UserName user, String displayName) {
        return new LegacyName(user.isGuest() && !displayName.isEmpty() ? displayName : user.text());
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        for (int i = 0; text.length() < GUEST_CHARACTERS; i++) {
            buffer = (buffer << Byte.SIZE) | (bytes[i] & 0xFF);
            held += Byte.SIZE;
            while (held >= BITS && text.length() < GUEST_CHARACTERS) {
                held -= BITS;
                text.append(BASE32.charAt((buffer >> held) & 0x1F));
            }
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks SHA-256", e);
        }
    }
}
