package chat.scp.auth;

import static chat.scp.auth.Thrown.assertReason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.Login.Step;
import chat.scp.auth.ScramException.Reason;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole logins, both sides. §4.3 */
class ScramLoginTest {
    private static final Bytes SECRET = Bytes.ofHex("5e".repeat(32));

    @Test
    void passwordOpensABoundLogin() throws ScramException {
        Login login = new Login();
        assertEquals("alice", login.run());
        assertTrue(login.sent().get(0).utf8().startsWith("p=tls-server-end-point,,n=alice,r="));
    }

    @Test
    void passwordOpensALoginOnALinkWithoutCertificate() throws ScramException {
        Login login =
                new Login().clientBinding(ChannelBinding.UNSUPPORTED).offer(Login.offer(ChannelBinding.UNSUPPORTED));
        assertEquals("alice", login.run());
        assertTrue(login.sent().get(0).utf8().startsWith("n,,n=alice,r="));
    }

    @Test
    void clientThatCouldBindLogsInWhereTheServerCannot() throws ScramException {
        Login login =
                new Login().clientBinding(ChannelBinding.NOT_OFFERED).offer(Login.offer(ChannelBinding.UNSUPPORTED));
        assertEquals("alice", login.run());
    }

    @Test
    void wrongPasswordIsABadProof() {
        assertReason(Reason.BAD_PROOF, () -> new Login().password("wrong horse").run());
    }

    @Test
    void passwordsThatDifferInNormalisationOnlyAreTheSame() throws ScramException {
        ScramVerifier composed = verifierOf("\u00e9t\u00e9 \u5bc6\u7801");
        String decomposed = "e\u0301te\u0301\u3000\u5bc6\u7801";
        assertEquals(
                "alice", new Login().verifier(composed).password(decomposed).run());
        assertReason(Reason.BAD_PROOF, () -> new Login()
                .verifier(composed)
                .password("ete \u5bc6\u7801")
                .run());
    }

    @Test
    void clientMayKeepTheSaltedPassword() throws ScramException {
        SaltedPassword kept = SaltedPassword.of(Login.KEY.bytes());
        assertEquals(Login.VERIFIER, ScramVerifier.fromSaltedPassword(Login.PARAMETERS, kept));
    }

    @Test
    @Spec("4.3-2")
    void relayOverAnotherCertificateFails() {
        ChannelBinding shownByTheMiddle = ChannelBinding.tlsServerEndPoint(Bytes.ofHex("66".repeat(32)));
        assertReason(
                Reason.BAD_BINDING,
                () -> new Login().clientBinding(shownByTheMiddle).run());
    }

    @Test
    @Spec("4.3-2")
    void relayThatClaimsTheRightCertificateFailsAsWell() {
        ChannelBinding shownByTheMiddle = ChannelBinding.tlsServerEndPoint(Bytes.ofHex("66".repeat(32)));
        Login login = new Login()
                .clientBinding(shownByTheMiddle)
                .middle((step, message) -> step == Step.CLIENT_FINAL ? withBinding(message, Login.BOUND) : message);
        assertReason(Reason.BAD_PROOF, login::run);
    }

    @Test
    @Spec("4.3-7")
    void serverWithoutTheVerifierIsUntrusted() {
        ScramVerifier otherServerKey = new ScramVerifier(
                Login.VERIFIER.salt(),
                Login.VERIFIER.iterations(),
                Login.VERIFIER.storedKey(),
                Bytes.ofHex("00".repeat(32)));
        assertReason(
                Reason.SERVER_UNTRUSTED,
                () -> new Login().verifier(otherServerKey).run());
    }

    @Test
    @Spec("4.3-7")
    void serverThatWelcomesWithoutProofIsUntrusted() {
        for (String proof : List.of("", "v=", "e=other-error", "v=AAAA", "\u00ff")) {
            Login login =
                    new Login().middle((step, message) -> step == Step.SERVER_FINAL ? Bytes.ofUtf8(proof) : message);
            assertReason(Reason.SERVER_UNTRUSTED, login::run);
        }
    }

    @Test
    @Spec("4.3-9")
    void unknownNameIsAnsweredLikeAKnownOne() {
        ScramVerifier decoy = ScramVerifier.decoy(SECRET, "nobody", Login.PARAMETERS.iterations());
        Login known = new Login().password("wrong horse");
        Login unknown = new Login().password("wrong horse").verifier(decoy);
        assertReason(Reason.BAD_PROOF, known::run);
        assertReason(Reason.BAD_PROOF, unknown::run);
        Bytes knownChallenge = known.sent().get(1);
        Bytes unknownChallenge = unknown.sent().get(1);
        assertNotEquals(knownChallenge, unknownChallenge);
        assertEquals(shape(knownChallenge), shape(unknownChallenge));
    }

    @Test
    @Spec("4.3-9")
    void decoyIsTheSameEachTimeAndAnotherForEachNameAndServer() {
        ScramVerifier decoy = ScramVerifier.decoy(SECRET, "nobody", 4096);
        assertEquals(decoy, ScramVerifier.decoy(SECRET, "nobody", 4096));
        assertNotEquals(decoy.salt(), ScramVerifier.decoy(SECRET, "noone", 4096).salt());
        assertNotEquals(
                decoy.salt(),
                ScramVerifier.decoy(Bytes.ofHex("5f".repeat(32)), "nobody", 4096)
                        .salt());
        assertNotEquals(decoy.storedKey(), decoy.serverKey());
        assertThrows(IllegalArgumentException.class, () -> ScramVerifier.decoy(Bytes.ofHex("00"), "nobody", 4096));
    }

    @Test
    void oneChallengeAllowsOneGuess() throws ScramException {
        ScramClient client = new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND);
        ScramServer server = new ScramServer(client.clientFirst(), Login.SERVER_NONCE, Login.offer(Login.BOUND));
        client.challenge(server.challenge(Login.VERIFIER), Login.DIGEST);
        Bytes right = client.clientFinal(Login.KEY);
        assertReason(Reason.MALFORMED, () -> server.verify(Bytes.EMPTY));
        assertThrows(IllegalStateException.class, () -> server.verify(right));
    }

    @Test
    void stepsOutOfTurnAreTheCallersBug() throws ScramException {
        ScramClient client = new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND);
        assertThrows(IllegalStateException.class, () -> client.clientFinal(Login.KEY));
        assertThrows(IllegalStateException.class, () -> client.verify(Bytes.EMPTY));
        ScramServer server = new ScramServer(client.clientFirst(), Login.SERVER_NONCE, Login.offer(Login.BOUND));
        assertThrows(IllegalStateException.class, () -> server.verify(Bytes.EMPTY));
        Bytes challenge = server.challenge(Login.VERIFIER);
        assertThrows(IllegalStateException.class, () -> server.challenge(Login.VERIFIER));
        client.challenge(challenge, Login.DIGEST);
        assertThrows(IllegalStateException.class, () -> client.challenge(challenge, Login.DIGEST));
        client.clientFinal(Login.KEY);
        assertThrows(IllegalStateException.class, () -> client.clientFinal(Login.KEY));
    }

    @Test
    void offerThatContradictsItselfCannotExist() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Login.offer(Mechanism.SCRAM_SHA_256, ChannelBinding.UNSUPPORTED, Mechanism.SCRAM_SHA_256_PLUS));
        assertThrows(
                IllegalArgumentException.class,
                () -> Login.offer(Mechanism.OPEN, ChannelBinding.UNSUPPORTED, Mechanism.OPEN));
        assertThrows(
                IllegalArgumentException.class,
                () -> Login.offer(Mechanism.SCRAM_SHA_256, ChannelBinding.NOT_OFFERED, Mechanism.SCRAM_SHA_256));
    }

    private static ScramVerifier verifierOf(String password) {
        return ScramVerifier.fromSaltedPassword(Login.PARAMETERS, SaltedPassword.derive(password, Login.PARAMETERS));
    }

    /** The message with every salt replaced by as many x. */
    private static String shape(Bytes serverFirst) {
        String text = serverFirst.utf8();
        int from = text.indexOf(",s=") + 3;
        int to = text.indexOf(',', from);
        return text.substring(0, from) + "x".repeat(to - from) + text.substring(to);
    }

    private static Bytes withBinding(Bytes clientFinal, ChannelBinding binding) {
        String text = clientFinal.utf8();
        return Bytes.ofUtf8(ClientFinal.withoutProof(binding, text.substring(text.indexOf("r=") + 2)));
    }
}
