package chat.scp.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Bytes;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords as they are typed, and what is made of them. §4.3 */
class PasswordTest {
    private static final ScramParameters PARAMETERS = Login.PARAMETERS;

    @ParameterizedTest
    @ValueSource(strings = {"pencil", "\u00e9t\u00e9", "\u5bc6\u7801", "\ud83d\udd11 key", "a", "\u00df\u017f\u0131"})
    void derivationIsPbkdf2OverUtf8(String password) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(PARAMETERS.salt().toArray());
        byte[] u = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] hi = u.clone();
        for (int i = 1; i < PARAMETERS.iterations(); i++) {
            u = mac.doFinal(u);
            hi = Hashes.xor(hi, u);
        }
        assertEquals(Bytes.of(hi), SaltedPassword.derive(password, PARAMETERS).bytes());
    }

    @Test
    void passwordIsNormalisedAndItsSpacesAreMadeOne() {
        assertEquals("\u00e9", PasswordRules.prepare("e\u0301"));
        assertEquals("\u00c5", PasswordRules.prepare("\u212b"));
        assertEquals("a b c", PasswordRules.prepare("a\u00a0b\u3000c"));
        // RFC 8265 §4.3: case, width and spaces at the ends stay.
        assertEquals(" PaSS \uff21", PasswordRules.prepare(" PaSS \uff21"));
        // Spaces alone are a password.
        assertEquals("  ", PasswordRules.prepare("  "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\tb", "a\0", "\u007f", "\u0085", "\ud800", "\udc00\ud800", "\uffff", "\u0378", "\ue000"})
    void textThatIsNoPasswordIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PasswordRules.prepare(text));
    }

    @Test
    void longestPasswordIsBounded() {
        String longest = "x".repeat(PasswordRules.MAX_LENGTH);
        assertEquals(longest, PasswordRules.prepare(longest));
        assertThrows(IllegalArgumentException.class, () -> PasswordRules.prepare(longest + "x"));
        // U+FB2C becomes three characters.
        assertThrows(
                IllegalArgumentException.class, () -> PasswordRules.prepare("\ufb2c".repeat(PasswordRules.MAX_LENGTH)));
    }

    @Property
    void preparedPasswordIsPreparedAlready(@ForAll String text) {
        String prepared;
        try {
            prepared = PasswordRules.prepare(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertEquals(prepared, PasswordRules.prepare(prepared));
    }

    @Test
    void secretsAreNotPrinted() {
        SaltedPassword key = SaltedPassword.of(Bytes.ofHex("a5".repeat(32)));
        assertEquals("SaltedPassword[secret]", key.toString());
        assertFalse(
                Login.VERIFIER.toString().contains(Login.VERIFIER.storedKey().hex()));
    }

    @Test
    void destroyedKeyIsOfNoUse() {
        SaltedPassword key = SaltedPassword.of(Bytes.ofHex("a5".repeat(32)));
        key.destroy();
        assertTrue(key.isDestroyed());
        assertThrows(IllegalStateException.class, key::bytes);
        assertThrows(IllegalStateException.class, () -> ScramVerifier.fromSaltedPassword(PARAMETERS, key));
        assertEquals("SaltedPassword[destroyed]", key.toString());
    }

    @Test
    @Spec({"4.3-8", "4.3-10"})
    void parametersOutOfBoundsCannotExist() {
        assertThrows(IllegalArgumentException.class, () -> new ScramParameters(Bytes.ofHex("00".repeat(7)), 4096));
        assertThrows(IllegalArgumentException.class, () -> new ScramParameters(Bytes.ofHex("00".repeat(65)), 4096));
        assertThrows(IllegalArgumentException.class, () -> new ScramParameters(Bytes.ofHex("00".repeat(8)), 4095));
        assertThrows(IllegalArgumentException.class, () -> new ScramNonce("a,b"));
        assertThrows(IllegalArgumentException.class, () -> new ScramNonce(""));
        assertThrows(IllegalArgumentException.class, () -> ScramNonce.of(Bytes.ofHex("00".repeat(17))));
    }
}
