package chat.scp.auth;

import static chat.scp.auth.Thrown.assertReason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.auth.ScramException.Reason;
import chat.scp.pdu.Bytes;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the grammar of RFC 5802 §7 allows, and nothing else. §4.3 */
class ScramParsingTest {
    private static final String NONCE = Login.CLIENT_NONCE.text() + "more";
    private static final String SALT = "AAECAwQFBgc=";
    private static final String DIGEST = Base64.getEncoder().encodeToString(Login.DIGEST.toArray());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",,",
                "n",
                "n,",
                "n,,",
                "n,,n=alice",
                "n,,n=alice,",
                "n,,n=,r=abc",
                "n,,n=alice,r=",
                "n,,r=abc,n=alice",
                "n,,m=x,n=alice,r=abc",
                "n,,n=alice,m=x,r=abc",
                "n,,n=alice,r=abc,m=x",
                "n,,n=alice,r=abc,",
                "n,,n=alice,r=abc,r=abc",
                "n,,n=alice,r=abc,=x",
                "n,,n=alice,r=abc,1=x",
                "n,,n=alice,r=abc,xx=y",
                "n,,n=alice,r=a c",
                "n,,n=alice,r=\u00e4",
                "n,,n=al\0ice,r=abc",
                "n,,n=a=ice,r=abc",
                "n,,n=a=2,r=abc",
                "n,,n=a=2c,r=abc",
                "n,a=bob,n=alice,r=abc",
                "N,,n=alice,r=abc",
                "x,,n=alice,r=abc",
                "p,,n=alice,r=abc",
                "p=,,n=alice,r=abc",
                "p=a_b,,n=alice,r=abc",
                " n,,n=alice,r=abc"
            })
    @Spec("4.3-11")
    void clientFirstOutsideOfTheGrammarIsMalformed(String message) {
        assertReason(Reason.MALFORMED, () -> ClientFirst.parse(Bytes.ofUtf8(message)));
    }

    @Test
    void optionalExtensionsAreIgnored() throws ScramException {
        ClientFirst first = ClientFirst.parse(Bytes.ofUtf8("n,,n=alice,r=abc,x=y,Z=1"));
        assertEquals("n=alice,r=abc,x=y,Z=1", first.bare());
        assertEquals("abc", first.nonce());
        challenge("r=" + NONCE + ",s=" + SALT + ",i=4096,a=b,h=" + DIGEST + ",z=?");
        assertEquals(
                "c=AAAA,r=abc,x=y",
                ClientFinal.parse(Bytes.ofUtf8("c=AAAA,r=abc,x=y,p=" + DIGEST)).withoutProof());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r=NONCE",
                "r=NONCE,s=SALT",
                "r=NONCE,s=SALT,i=",
                "r=NONCE,s=SALT,i=0",
                "r=NONCE,s=SALT,i=04096",
                "r=NONCE,s=SALT,i=+4096",
                "r=NONCE,s=SALT,i=-4096",
                "r=NONCE,s=SALT,i=\u0664\u0660\u0669\u0666",
                "r=NONCE,s=SALT,i=0x1000",
                "r=NONCE,i=4096,s=SALT",
                "s=SALT,r=NONCE,i=4096",
                "r=NONCE,s=,i=4096",
                "r=NONCE,s=AAECAwQFBgc,i=4096",
                "r=NONCE,s=AAECAwQFBgd=,i=4096",
                "r=NONCE,s=AAEC AwQFBgc=,i=4096",
                "m=x,r=NONCE,s=SALT,i=4096",
                "r=NONCE,s=SALT,i=4096,m=x",
                "r=NONCE,s=SALT,i=4096,h=DIGEST,h=DIGEST",
                "r=NONCE,s=SALT,i=4096,h=DIGEST,m=x",
                "r=NONCE,s=SALT,i=4096,h=DIGEST,",
                "r=NONCE,s=SALT,i=4096,h=?",
                "e=other-error"
            })
    @Spec("4.3-11")
    void serverFirstOutsideOfTheGrammarIsMalformed(String message) {
        assertReason(
                Reason.MALFORMED,
                () -> challenge(
                        message.replace("NONCE", NONCE).replace("SALT", SALT).replace("DIGEST", DIGEST)));
    }

    @Test
    void saltOutsideOfItsBoundsIsMalformed() throws ScramException {
        challengeWithSalt(8);
        challengeWithSalt(64);
        assertReason(Reason.MALFORMED, () -> challengeWithSalt(7));
        assertReason(Reason.MALFORMED, () -> challengeWithSalt(65));
    }

    @ParameterizedTest
    @CsvSource({"1", "4095", "10000001", "2147483647", "2147483648", "999999999999999999999999"})
    @Spec("4.3-8")
    void iterationsOutsideOfTheirBoundsAreRefused(String iterations) {
        assertReason(
                Reason.ITERATIONS_OUT_OF_BOUNDS,
                () -> challenge("r=" + NONCE + ",s=" + SALT + ",i=" + iterations + ",h=" + DIGEST));
    }

    @Test
    void mostIterationsAreTheClientsChoice() throws ScramException {
        Bytes message = Bytes.ofUtf8("r=" + NONCE + ",s=" + SALT + ",i=50000,h=" + DIGEST);
        assertEquals(
                50_000,
                new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND, 50_000)
                        .challenge(message, Login.DIGEST)
                        .iterations());
        assertReason(
                Reason.ITERATIONS_OUT_OF_BOUNDS, () -> new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND, 49_999)
                        .challenge(message, Login.DIGEST));
        assertThrows(
                IllegalArgumentException.class, () -> new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND, 4095));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c=AAAA",
                "c=AAAA,r=abc",
                "c=AAAA,p=DIGEST",
                "r=abc,c=AAAA,p=DIGEST",
                "c=AAAA,p=DIGEST,r=abc",
                "c=AAAA,r=abc,p=DIGEST,x=y",
                "c=AAAA,r=abc,m=x,p=DIGEST",
                "c=AAAA,r=abc,p=",
                "c=AAAA,r=abc,p=AAAA",
                "c=AAAA,r=abc,p=?",
                "c=AA,r=abc,p=DIGEST",
                "c=AAAA,r=abc,r=abc,p=DIGEST",
                "c=AAAA,r=abc,p=DIGEST,"
            })
    @Spec("4.3-11")
    void clientFinalOutsideOfTheGrammarIsMalformed(String message) {
        assertReason(Reason.MALFORMED, () -> ClientFinal.parse(Bytes.ofUtf8(message.replace("DIGEST", DIGEST))));
    }

    @Test
    void textThatIsNotUtf8IsMalformed() {
        Bytes message = Bytes.ofHex("6e2c2c6e3dff2c723d616263"); // n,,n=\xff,r=abc
        assertReason(Reason.MALFORMED, () -> ClientFirst.parse(message));
    }

    @Test
    void commasAndEqualsSignsInNamesAreEscaped() throws ScramException {
        ClientFirst first = ClientFirst.of(ChannelBinding.UNSUPPORTED, "a,b=c=2C", Login.CLIENT_NONCE);
        assertEquals("n=a=2Cb=3Dc=3D2C,r=" + Login.CLIENT_NONCE.text(), first.bare());
        assertEquals(first, ClientFirst.parse(first.encode()));
    }

    @Property
    void everyNameSurvives(@ForAll @NotEmpty @Chars({'a', '=', ',', '2', '3', 'C', 'D', '\u00e4'}) String name)
            throws ScramException {
        assertEquals(
                name,
                ClientFirst.parse(ClientFirst.of(ChannelBinding.UNSUPPORTED, name, Login.CLIENT_NONCE)
                                .encode())
                        .user());
    }

    private static void challengeWithSalt(int bytes) throws ScramException {
        String salt = Base64.getEncoder().encodeToString(new byte[bytes]);
        challenge("r=" + NONCE + ",s=" + salt + ",i=4096,h=" + DIGEST);
    }

    private static void challenge(String serverFirst) throws ScramException {
        new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND).challenge(Bytes.ofUtf8(serverFirst), Login.DIGEST);
    }
}
