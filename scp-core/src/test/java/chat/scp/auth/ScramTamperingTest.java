package chat.scp.auth;

import static chat.scp.auth.Thrown.assertReason;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.auth.Login.Step;
import chat.scp.auth.ScramException.Reason;
import chat.scp.pdu.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No message that was changed on its way leads to a login. §4.3 */
class ScramTamperingTest {
    @ParameterizedTest
    @EnumSource(Step.class)
    void everyTruncatedMessageEndsTheLogin(Step step) {
        int size = sizeOf(step);
        for (int i = 0; i < size; i++) {
            int kept = i;
            assertFails(step, bytes -> Arrays.copyOf(bytes, kept));
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void everyChangedBitEndsTheLogin(Step step) {
        int size = sizeOf(step);
        for (int i = 0; i < 8 * size; i++) {
            int bit = i;
            assertFails(step, bytes -> {
                bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                return bytes;
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void everythingAppendedEndsTheLogin(Step step) {
        for (String tail : new String[] {",", "=", "A", "\0", ",x=y", ",m=1", " "}) {
            assertFails(step, bytes -> Bytes.ofUtf8(new String(bytes, StandardCharsets.UTF_8) + tail)
                    .toArray());
        }
    }

    @Property(tries = 300)
    void everyChangedByteEndsTheLogin(
            @ForAll Step step, @ForAll @IntRange(max = 1000) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        assertFails(step, bytes -> {
            bytes[at % bytes.length] ^= (byte) change;
            return bytes;
        });
    }

    @Test
    void serverNonceMustGoOnFromTheClients() {
        String own = Login.CLIENT_NONCE.text();
        assertReason(Reason.BAD_NONCE, () -> challenge("r=" + own + ",s=AAECAwQFBgc=,i=4096"));
        assertReason(Reason.BAD_NONCE, () -> challenge("r=x" + own + ",s=AAECAwQFBgc=,i=4096"));
        assertReason(Reason.BAD_NONCE, () -> challenge("r=other,s=AAECAwQFBgc=,i=4096"));
    }

    @Test
    void clientMustRepeatTheWholeNonce() throws ScramException {
        ScramClient client = new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND);
        ScramServer server = new ScramServer(client.clientFirst(), Login.SERVER_NONCE, Login.offer(Login.BOUND));
        client.challenge(server.challenge(Login.VERIFIER), Login.DIGEST);
        String response = client.clientFinal(Login.KEY).utf8();
        String shortened = response.replace(Login.SERVER_NONCE.text(), "");
        assertReason(Reason.BAD_NONCE, () -> server.verify(Bytes.ofUtf8(shortened)));
    }

    @Test
    void replayedResponseFailsAgainstANewNonce() throws ScramException {
        Login recorded = new Login();
        recorded.run();
        ScramServer server = new ScramServer(
                recorded.sent().get(0), ScramNonce.of(Bytes.ofHex("33".repeat(18))), Login.offer(Login.BOUND));
        server.challenge(Login.VERIFIER);
        assertReason(Reason.BAD_NONCE, () -> server.verify(recorded.sent().get(2)));
    }

    private static void challenge(String serverFirst) throws ScramException {
        new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND).challenge(Bytes.ofUtf8(serverFirst), Login.DIGEST);
    }

    private static int sizeOf(Step step) {
        Login login = new Login();
        try {
            login.run();
        } catch (ScramException e) {
            throw new AssertionError(e);
        }
        return login.sent().get(step.ordinal()).size();
    }

    private static void assertFails(Step changed, UnaryOperator<byte[]> change) {
        Login login = new Login()
                .middle((step, message) -> step == changed ? Bytes.of(change.apply(message.toArray())) : message);
        assertThrows(ScramException.class, login::run);
    }
}
