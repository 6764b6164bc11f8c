package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.KEY;
import static chat.scp.session.Pdus.PARAMETERS;
import static chat.scp.session.Pdus.VERIFIER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Challenge;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Refused;
import chat.scp.pdu.v2.Response;
import chat.scp.pdu.v2.Welcome;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand.ProvideKey;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand.Admit;
import chat.scp.signal.ServerCommand.ProvideVerifier;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logins by password, from end to end. §4.3 */
class ScramSessionTest {
    private static final LinkInfo MIDDLE = new LinkInfo("scp/2", Bytes.ofHex("d1".repeat(32)), 1_200, true);
    private static final SaltedPassword WRONG = SaltedPassword.derive("wrong", PARAMETERS);

    private final Pair pair = new Pair(Clients.of(Clients.BY_PASSWORD), Servers.of(Servers.CONFIG));

    @Test
    @Spec({"4.3-1", "4.3-6", "4.3-7"})
    void thePasswordLetsInOverALinkWithACertificate() {
        pair.linkUp(End.QUIC);
        login(VERIFIER, KEY);
        assertEquals("ESTABLISHED", pair.client.state());
        assertEquals("ESTABLISHED", pair.server.state());
        assertEquals(ALICE, pair.client.event(ClientEvent.Online.class).user());
    }

    @Test
    void thePasswordLetsInOverALinkWithoutACertificate() {
        pair.linkUp(End.PLAIN);
        login(VERIFIER, KEY);
        assertEquals("ESTABLISHED", pair.client.state());
    }

    @Test
    @Spec({"4.3-1", "4.2-7"})
    void onALinkWithACertificatePlainScramIsRefusedWithWhatIsAccepted() {
        pair.linkUp(End.PLAIN, End.QUIC);
        pair.pump();
        ClientEvent.LoginRefused refused = pair.client.event(ClientEvent.LoginRefused.class);
        assertEquals(ErrorCode.MECHANISM_REFUSED, refused.code());
        assertTrue(refused.mechanisms().contains(Mechanism.SCRAM_SHA_256_PLUS));
        assertTrue(!refused.mechanisms().contains(Mechanism.SCRAM_SHA_256));
    }

    @Test
    void aWrongPasswordIsRefusedAndCounted() {
        pair.linkUp(End.QUIC);
        pair.pump();
        pair.server.command(new ProvideVerifier(VERIFIER, Servers.SERVER_NONCE));
        pair.pump().client.command(new ProvideKey(WRONG));
        pair.pump();
        assertRefused(ErrorCode.BAD_CREDENTIALS);
        assertEquals(
                new ServerEvent.LoginFailed(ALICE, ErrorCode.BAD_CREDENTIALS),
                pair.server.event(ServerEvent.LoginFailed.class));
        assertEquals(Optional.of(ErrorCode.BAD_CREDENTIALS), pair.server.closing());
    }

    @Test
    @Spec({"4.2-8", "4.3-9"})
    void anUnknownNameIsRefusedLikeAWrongPassword() {
        ScramVerifier decoy = ScramVerifier.decoy(Bytes.ofHex("aa".repeat(16)), "alice", 4_096);
        pair.linkUp(End.QUIC);
        pair.pump();
        pair.server.command(new ProvideVerifier(decoy, Servers.SERVER_NONCE));
        pair.pump();
        ClientEvent.KeyNeeded asked = pair.client.event(ClientEvent.KeyNeeded.class);
        assertEquals(ScramVerifier.SALT_BYTES, asked.salt().size());
        pair.client.command(new ProvideKey(KEY));
        pair.pump();
        assertRefused(ErrorCode.BAD_CREDENTIALS);
    }

    @Test
    @Spec("4.3-2")
    void aManInTheMiddleWithACertificateOfHisOwnCannotRelay() {
        pair.linkUp(MIDDLE, End.QUIC);
        pair.pump();
        pair.server.command(new ProvideVerifier(VERIFIER, Servers.SERVER_NONCE));
        pair.pump().client.command(new ProvideKey(KEY));
        pair.pump();
        assertRefused(ErrorCode.BAD_CREDENTIALS);
        assertEquals("CLOSED", pair.server.state());
    }

    @Test
    @Spec("4.3-10")
    void aRecordedLoginIsWorthless() {
        List<Pdu> recorded = new ArrayList<>();
        pair.onTheWayToTheServer(pdu -> {
            recorded.add(pdu);
            return pdu;
        });
        pair.linkUp(End.QUIC);
        login(VERIFIER, KEY);
        assertEquals("ESTABLISHED", pair.server.state());
        var again = Servers.of(Servers.CONFIG).linkUp(End.QUIC);
        again.receive(Channel.CONTROL, recorded.get(0));
        again.command(new ProvideVerifier(VERIFIER, Bytes.ofHex("25".repeat(18))));
        again.receive(Channel.CONTROL, recorded.get(1));
        assertEquals(ErrorCode.BAD_CREDENTIALS, again.sentOne(Refused.class).code());
    }

    @Test
    @Spec({"4.3-5", "4.3-6"})
    void whoChangesTheOfferOfCapabilitiesIsFoundOutBeforeTheProofIsShown() {
        pair.linkUp(End.QUIC).onTheWayToTheServer(p -> p instanceof Hello hello ? withoutCapabilities(hello) : p);
        pair.pump();
        pair.server.command(new ProvideVerifier(VERIFIER, Servers.SERVER_NONCE));
        pair.pump();
        assertDowngradeDetected();
    }

    @Test
    @Spec({"4.3-5", "4.3-6"})
    void whoChangesTheMechanismsOfTheServerIsFoundOut() {
        pair.linkUp(End.QUIC)
                .onTheWayToTheClient(p -> p instanceof Challenge challenge
                        ? new Challenge(List.of(Mechanism.SCRAM_SHA_256_PLUS), challenge.data())
                        : p);
        pair.pump();
        pair.server.command(new ProvideVerifier(VERIFIER, Servers.SERVER_NONCE));
        pair.pump();
        assertDowngradeDetected();
    }

    @Test
    @Spec("4.3-4")
    void aClientThatThinksThatTheServerCannotBindIsRefused() {
        pair.linkUp(End.QUIC)
                .onTheWayToTheServer(p -> p instanceof Hello hello
                        ? with(hello, Mechanism.SCRAM_SHA_256_PLUS, Bytes.ofUtf8("y,,n=alice,r=" + "a".repeat(24)))
                        : p);
        pair.pump();
        assertRefused(ErrorCode.DOWNGRADE_DETECTED);
    }

    @Test
    @Spec("4.3-3")
    void helloAndScramMustNameTheSameUser() {
        pair.server.linkUp(End.QUIC);
        Hello hello = Servers.hello(Clients.BY_PASSWORD, End.QUIC);
        Bytes bob = Bytes.ofUtf8(hello.credential().utf8().replace("n=alice", "n=bob"));
        pair.server.receive(with(hello, hello.mechanism(), bob));
        assertEquals(Optional.of(ErrorCode.BAD_VALUE), pair.server.closing());
    }

    @Test
    @Spec("4.3-7")
    void aServerThatDoesNotKnowTheVerifierIsNotTrusted() {
        pair.linkUp(End.QUIC).onTheWayToTheClient(p -> p instanceof Welcome welcome ? withoutProof(welcome) : p);
        login(VERIFIER, KEY);
        assertEquals(Optional.of(ErrorCode.SERVER_UNTRUSTED), pair.client.closing());
        assertEquals("CLOSED", pair.client.state());
    }

    @Test
    @Spec("4.3-8")
    void tooManyIterationsAreRefusedBeforeAnybodyWaitsForThem() {
        ScramVerifier slow = new ScramVerifier(VERIFIER.salt(), 10_000_001, VERIFIER.storedKey(), VERIFIER.serverKey());
        pair.linkUp(End.QUIC).pump();
        pair.server.command(new ProvideVerifier(slow, Servers.SERVER_NONCE));
        pair.pump();
        assertEquals(Optional.of(ErrorCode.MECHANISM_REFUSED), pair.client.closing());
        assertEquals(List.of(), pair.client.events(ClientEvent.KeyNeeded.class));
    }

    @Test
    @Spec("4.3-11")
    void whatIsNoScramMessageEndsTheLogin() {
        pair.linkUp(End.QUIC).pump();
        pair.client.receive(new Challenge(List.of(Mechanism.SCRAM_SHA_256_PLUS), Bytes.ofUtf8("no SCRAM")));
        assertEquals(Optional.of(ErrorCode.MALFORMED), pair.client.closing());

        pair.server.command(new ProvideVerifier(VERIFIER, Servers.SERVER_NONCE)).quiet();
        pair.server.receive(new Response(Bytes.ofUtf8("no SCRAM")));
        assertEquals(ErrorCode.MALFORMED, pair.server.sentOne(Refused.class).code());
    }

    private void login(ScramVerifier verifier, SaltedPassword key) {
        pair.pump();
        pair.server.command(new ProvideVerifier(verifier, Servers.SERVER_NONCE));
        pair.pump().client.command(new ProvideKey(key));
        pair.pump();
        pair.server.command(new Admit(new SessionId(1, 1), ALICE, "Alice", Pdus.TIME, Pdus.TOKEN, 60, List.of()));
        pair.pump();
    }

    private void assertRefused(ErrorCode code) {
        assertEquals(code, pair.client.event(ClientEvent.LoginRefused.class).code());
        assertEquals("CLOSED", pair.client.state());
    }

    private void assertDowngradeDetected() {
        assertEquals(Optional.of(ErrorCode.DOWNGRADE_DETECTED), pair.client.closing());
        assertEquals(List.of(), pair.client.events(ClientEvent.KeyNeeded.class));
        assertEquals("CLOSED", pair.client.state());
    }

    private static Hello withoutCapabilities(Hello h) {
        return new Hello(
                h.device(),
                h.user(),
                h.maxFrameBytes(),
                h.window(),
                h.lowestVersion(),
                h.highestVersion(),
                h.mechanism(),
                h.displayName(),
                h.agent(),
                h.mechanisms(),
                List.of(),
                h.credential(),
                h.cursors());
    }

    private static Hello with(Hello h, Mechanism mechanism, Bytes credential) {
        return new Hello(
                h.device(),
                UserName.of("alice"),
                h.maxFrameBytes(),
                h.window(),
                h.lowestVersion(),
                h.highestVersion(),
                mechanism,
                h.displayName(),
                h.agent(),
                h.mechanisms(),
                h.capabilities(),
                credential,
                h.cursors());
    }

    private static Welcome withoutProof(Welcome w) {
        return new Welcome(
                w.session(),
                w.user(),
                w.timeMillis(),
                w.maxFrameBytes(),
                w.window(),
                w.maxUnanswered(),
                w.idleTimeoutMillis(),
                w.tokenSeconds(),
                w.conversationChannels(),
                w.version(),
                w.displayName(),
                w.agent(),
                w.capabilities(),
                Bytes.ofUtf8("v=" + "A".repeat(43) + "="),
                w.token(),
                w.conversations());
    }
}
