package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Profile;
import chat.scp.pdu.v2.Revoke;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not. */
class LoginTest {
    private static final ScramParameters PARAMETERS =
            new ScramParameters(Bytes.ofHex("ff".repeat(ScramVerifier.SALT_BYTES)), 4_096);

    private Bed bed = new Bed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void thePasswordLetsIn() {
        bed.account("alice", "secret");
        assertTrue(login(bed.person("alice", 1).withPassword("secret")).isOnline());
    }

    @Spec({"4.2-8", "4.3-9"})
    @Test
    void anUnknownNameIsAskedAndRefusedLikeAWrongPasswordEachTimeTheSame() {
        bed.account("alice", "secret");
        Person wrong = login(bed.person("alice", 1).withPassword("wrong"));
        Person unknown = login(bed.person("nobody", 2).withPassword("wrong"));
        assertEquals(refusal(wrong), refusal(unknown));
        ClientEvent.KeyNeeded asked = unknown.last(ClientEvent.KeyNeeded.class);
        assertEquals(wrong.last(ClientEvent.KeyNeeded.class).iterations(), asked.iterations());
        assertEquals(asked, login(bed.person("nobody", 3).withPassword("other")).last(ClientEvent.KeyNeeded.class));
    }

    @Test
    void whoGuessesTooOftenHasToWaitAndNobodyElse() {
        bed.account("alice", "secret");
        bed.account("bob", "secret");
        for (int i = 0; i < Bed.OPEN.rates().failedLogins().count(); i++) {
            assertEquals(
                    ErrorCode.BAD_CREDENTIALS,
                    refusal(login(bed.person("alice", i + 1).withPassword("guess")))
                            .code());
        }
        ClientEvent.LoginRefused refused = refusal(login(bed.person("alice", 99).withPassword("secret")));
        assertEquals(ErrorCode.RATE_LIMITED, refused.code());
        assertTrue(refused.retryAfterMillis() > 0);
        assertTrue(login(bed.person("bob", 98).withPassword("secret")).isOnline());
        bed.pass(Bed.OPEN.rates().failedLogins().period());
        assertTrue(login(bed.person("alice", 97).withPassword("secret")).isOnline());
    }

    @Spec({"4.4-2", "4.4-3"})
    @Test
    void aNameAloneLetsInUnlessItIsTakenOrHasAPassword() {
        bed.account("carol", "secret");
        Person alice = bed.online("alice", 1);
        assertTaken("somebody is online", refusal(bed.online("alice", 2)));
        assertEquals(ErrorCode.BAD_CREDENTIALS, refusal(bed.online("carol", 3)).code());
        alice.cut();
        assertTaken("for another 10 min", refusal(bed.online("alice", 4)));
        bed.pass(Bed.OPEN.openTokenLife().minusSeconds(30));
        assertTaken("for another 1 min", refusal(bed.online("alice", 4)));
        bed.pass(Duration.ofSeconds(30));
        assertTrue(bed.online("alice", 5).isOnline());
    }

    @Spec("4.4-1")
    @Test
    void aServerThatIsNotOpenLetsNobodyInByName() {
        bed.close();
        bed = new Bed(ServiceConfig.USUAL);
        assertEquals(
                ErrorCode.MECHANISM_REFUSED, refusal(bed.online("alice", 1)).code());
    }

    @Spec("4.4-5")
    @Test
    void theEmbeddersTokenLetsInItsOwner() {
        bed.tokens.put(Bytes.ofUtf8("ticket"), UserName.of("alice"));
        Credential ticket = new Credential.Token(Bytes.ofUtf8("ticket"));
        assertTrue(login(bed.person("alice", 1).withCredential(ticket)).isOnline());
        Credential forged = new Credential.Token(Bytes.ofUtf8("forged"));
        assertEquals(
                ErrorCode.BAD_CREDENTIALS,
                refusal(login(bed.person("alice", 2).withCredential(forged))).code());
    }

    @Spec({"4.5-1", "4.5-4"})
    @Test
    void aTokenIsGoodUntilTheNextOneIsUsed() {
        Person alice = bed.online("alice", 1);
        Bytes first = alice.token();
        assertTrue(resume(alice, first).isOnline());
        Bytes second = alice.token();
        assertNotEquals(first, second);
        assertTrue(resume(alice, first).isOnline(), "the answer to the first may have been lost");
        Bytes third = alice.token();
        assertTrue(resume(alice, third).isOnline());
        assertFalse(resume(alice, second).isOnline());
        assertFalse(resume(alice, first).isOnline());
    }

    @Spec("4.5-2")
    @Test
    void aTokenOfAnotherDeviceIsRefused() {
        Bytes token = bed.online("alice", 1).token();
        assertFalse(resume(bed.person("alice", 2), token).isOnline());
    }

    @Spec("4.5-3")
    @Test
    void aTokenThatIsTooOldIsRefused() {
        bed.account("alice", "secret");
        Person alice = login(bed.person("alice", 1).withPassword("secret"));
        Bytes token = alice.token();
        alice.cut();
        bed.pass(Bed.OPEN.tokenLife());
        assertEquals(
                ErrorCode.RESUME_REFUSED,
                resume(alice, token).all(ClientEvent.LoginRefused.class).get(0).code());
    }

    @Spec("4.2-15")
    @Test
    void theOlderSessionOfADeviceIsReplaced() {
        Person alice = bed.online("alice", 1);
        Person again = bed.online("alice", 1);
        assertTrue(again.isOnline());
        assertEquals(
                ErrorCode.REPLACED,
                alice.last(ClientEvent.Closed.class).reason().code());
    }

    @Spec({"4.10-1", "4.10-2"})
    @Test
    void whoRegistersIsLetInAndHasTheNameForHimself() {
        Person alice = login(registering("alice", 1, ""));
        assertTrue(alice.isOnline(), alice.heard.toString());
        Person other = login(registering("alice", 2, ""));
        assertEquals(ErrorCode.NAME_IN_USE, refusal(other).code());
    }

    @Spec("4.10-1")
    @Test
    void withoutTheCodeNobodyRegisters() {
        bed.close();
        bed = new Bed(Bed.OPEN.withRegistration(Registration.BY_CODE, Set.of("tea")));
        assertEquals(
                ErrorCode.REGISTRATION_CLOSED,
                refusal(login(registering("alice", 1, "coffee"))).code());
        assertTrue(login(registering("alice", 1, "tea")).isOnline());
    }

    @Spec("4.10-1")
    @Test
    void whereRegistrationIsClosedNobodyRegisters() {
        bed.close();
        bed = new Bed(Bed.OPEN.withRegistration(Registration.CLOSED, Set.of("tea")));
        assertEquals(
                ErrorCode.REGISTRATION_CLOSED,
                refusal(login(registering("alice", 1, "tea"))).code());
    }

    @Spec({"4.10-5", "4.10-6"})
    @Test
    void aNewPasswordEndsTheOtherDevicesAndNeedsTheOldOne() {
        bed.account("alice", "secret");
        Person desk = login(bed.person("alice", 1).withPassword("secret"));
        Person phone = login(bed.person("alice", 2).withPassword("secret"));
        Bytes phoneToken = phone.token();
        assertInstanceOf(ClientEvent.AnswerDone.class, desk.ask(newPassword()));
        assertEquals(
                ErrorCode.REVOKED, phone.last(ClientEvent.Closed.class).reason().code());
        assertFalse(
                resume(phone, phoneToken).all(ClientEvent.LoginRefused.class).isEmpty());

        Person resumed = resume(desk, desk.token());
        assertEquals(
                ErrorCode.FORBIDDEN,
                assertInstanceOf(ClientEvent.AnswerFailed.class, resumed.ask(newPassword()))
                        .code());
    }

    @Spec("4.11-1")
    @Test
    void aRevokedDeviceIsOutAndItsTokenIsWorthless() {
        bed.account("alice", "secret");
        Person desk = login(bed.person("alice", 1).withPassword("secret"));
        Person phone = login(bed.person("alice", 2).withPassword("secret"));
        Bytes token = phone.token();
        assertInstanceOf(ClientEvent.AnswerDone.class, desk.ask(new Revoke(0, phone.device())));
        assertEquals(
                ErrorCode.REVOKED, phone.last(ClientEvent.Closed.class).reason().code());
        assertFalse(resume(phone, token).all(ClientEvent.LoginRefused.class).isEmpty());
        assertInstanceOf(ClientEvent.AnswerFailed.class, desk.ask(new Revoke(0, new DeviceId(9, 9))));
    }

    @Test
    void theDisplayNameIsKept() {
        bed.online("alice", 1).ask(new Profile(0, "Alice in Chains"));
        assertEquals(
                "Alice in Chains",
                bed.online("alice", 1).last(ClientEvent.Online.class).displayName());
    }

    private Person login(Person person) {
        person.connect();
        bed.settle();
        return person;
    }

    private Person resume(Person person, Bytes token) {
        return login(person.restart(c -> c.withResumeToken(token)));
    }

    private Person registering(String name, long device, String code) {
        ScramVerifier verifier =
                ScramVerifier.fromSaltedPassword(PARAMETERS, SaltedPassword.derive("secret", PARAMETERS));
        Person person = bed.person(name, device);
        person.password = "secret";
        return person.withCredential(new Credential.Password(verifier, code));
    }

    private static chat.scp.pdu.v2.Credential newPassword() {
        ScramVerifier verifier =
                ScramVerifier.fromSaltedPassword(PARAMETERS, SaltedPassword.derive("other", PARAMETERS));
        return new chat.scp.pdu.v2.Credential(
                0, verifier.iterations(), verifier.storedKey(), verifier.serverKey(), verifier.salt());
    }

    private static void assertTaken(String why, ClientEvent.LoginRefused refused) {
        assertEquals(ErrorCode.NAME_IN_USE, refused.code());
        assertTrue(refused.text().contains(why), refused.text());
    }

    private static ClientEvent.LoginRefused refusal(Person person) {
        return person.last(ClientEvent.LoginRefused.class);
    }
}
