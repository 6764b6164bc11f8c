package chat.scp.auth;

import chat.scp.pdu.Utf8;
import java.text.Normalizer;

/**
 * How a password is prepared before it is hashed, so that two keyboards that write the same letters
 * differently open the same account: the OpaqueString profile of RFC 8265 §4.2. Spaces other than
 * U+0020 become it, and the text is brought to normalisation form C; case and width stay. Refused are
 * an empty password, control characters, code points that Unicode has not assigned (nobody can know
 * what they normalise to), private ones, and halves of surrogate pairs.
 *
 * <p>More lenient than RFC 8265 in one thing: the joiners and selectors of emoji pass, since people do
 * put emoji into passwords. Stateless.
 */
public final class PasswordRules {
    /** Longest password, in UTF-16 units after preparation: no one types that, and it bounds the work. */
    public static final int MAX_LENGTH = 1024;

    private PasswordRules() {}

    /** The password as it is hashed; an IllegalArgumentException if it is not allowed to be one. */
    public static String prepare(String password) {
        if (password.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a password has at most " + MAX_LENGTH + " characters");
        }
        if (Utf8.byteCount(password) < 0) {
            throw new IllegalArgumentException("a password must not hold half of a surrogate pair");
        }
        StringBuilder mapped = new StringBuilder(password.length());
        password.codePoints().map(PasswordRules::mapped).forEach(mapped::appendCodePoint);
        String prepared = Normalizer.normalize(mapped, Normalizer.Form.NFC);
        if (prepared.isEmpty()) {
            throw new IllegalArgumentException("a password must not be empty"); // RFC 8265 §4.2.2
        }
        if (prepared.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a password has at most " + MAX_LENGTH + " characters");
        }
        return prepared;
    }

    private static int mapped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> ' '; // RFC 8265 §4.2.1, rule 2
            case Character.CONTROL ->
                throw new IllegalArgumentException("a password must not hold a control character");
            case Character.UNASSIGNED, Character.PRIVATE_USE ->
                throw new IllegalArgumentException(
                        "a password must not hold a character that Unicode has not assigned");
            default -> codePoint;
        };
    }
}
