package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Bytes;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff";
    private static final String COLONS =
            "00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:FF";
    private static final Fingerprint FINGERPRINT = new Fingerprint(Bytes.ofHex(HEX));

    @Test
    void writtenInLowerCaseWithPrefixAndColons() {
        assertEquals("sha256:" + COLONS.toLowerCase(Locale.ROOT), FINGERPRINT.toString());
        assertEquals(FINGERPRINT, Fingerprint.parse(FINGERPRINT.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                COLONS,
                "sha256:" + HEX,
                "SHA256:" + COLONS,
                "SHA-256:" + COLONS,
                "sha256 Fingerprint=" + COLONS + "\n",
                "SHA256 Fingerprint=" + COLONS,
                "  " + COLONS + "  ",
                "sha256: " + "00010203 04050607 08090a0b 0c0d0e0f 10111213 14151617 18191a1b 1c1d1eff",
            })
    void readAsPeopleCopyIt(String text) {
        assertEquals(FINGERPRINT, Fingerprint.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha1:" + HEX, HEX + "00", "0" + HEX, "g" + HEX, "sha256:sha256:" + HEX})
    void anythingElseIsNoFingerprint(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Fingerprint.parse(text));
        assertTrue(e.getMessage().contains("but found \"" + text + "\""), e.getMessage());
    }

    @Test
    void sizeIsThatOfSha256() {
        assertThrows(IllegalArgumentException.class, () -> new Fingerprint(Bytes.ofHex("00")));
    }
}
