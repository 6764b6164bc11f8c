package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.PHONE;
import static chat.scp.session.Pdus.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Refused;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Token;
import chat.scp.pdu.v2.Welcome;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logins by name, by token and by resumption, and registration. §4.1, §4.2, §4.4, §4.5, §4.10 */
class LoginTest {
    private static final ResumeStatus STATUS = ResumeStatus.RESUMED;
    private static final ClientConfig BY_TOKEN = ClientConfig.of(ALICE, PHONE, new Credential.Token(TOKEN));

    @Test
    @Spec({"4.1-4", "3.5-3"})
    void aLoginByNameAgreesOnWhatBothCanDo() {
        Hello hello = Servers.hello(Clients.BY_NAME, End.QUIC);
        assertFalse(Capability.registered().containsAll(hello.capabilities()), "HELLO carries GREASE");
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(hello);
        ServerEvent.LoginOffered offered = server.event(ServerEvent.LoginOffered.class);
        assertEquals(List.of(ALICE, Mechanism.OPEN), List.of(offered.user(), offered.mechanism()));
        Welcome welcome = server.command(Servers.admit(hello)).sentOne(Welcome.class);
        assertTrue(hello.capabilities().containsAll(welcome.capabilities()));
        assertTrue(Capability.registered().containsAll(welcome.capabilities()), "GREASE is never agreed on");
        assertEquals(2, welcome.version());
    }

    @Test
    @Spec({"4.4-1", "4.2-7"})
    void aServerThatIsNotOpenRefusesALoginByName() {
        var server = Servers.of(ServerConfig.of(Mechanism.SCRAM_SHA_256_PLUS)).linkUp(End.QUIC);
        Refused refused =
                server.receive(Servers.hello(Clients.BY_NAME, End.QUIC)).sentOne(Refused.class);
        assertEquals(ErrorCode.MECHANISM_REFUSED, refused.code());
        assertEquals(List.of(Mechanism.SCRAM_SHA_256_PLUS), refused.mechanisms());
        assertTrue(server.closing().isPresent());
    }

    @Test
    @Spec({"4.4-4", "14.1-2"})
    void nobodyAndGuestsDoNotLogInByName() {
        for (UserName user : List.of(UserName.NONE, UserName.of("~carol"))) {
            var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC);
            Hello hello = named(Servers.hello(Clients.BY_NAME, End.QUIC), user);
            assertEquals(
                    ErrorCode.BAD_CREDENTIALS,
                    server.receive(hello).sentOne(Refused.class).code());
        }
    }

    @Test
    void aTokenIsForTheApplicationToJudge() {
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(Servers.hello(BY_TOKEN, End.QUIC));
        ServerEvent.LoginOffered offered = server.event(ServerEvent.LoginOffered.class);
        assertEquals(List.of(Mechanism.TOKEN, TOKEN), List.of(offered.mechanism(), offered.credential()));
        server.command(new ServerCommand.RefuseLogin(ErrorCode.RATE_LIMITED, 5_000, "slowly"));
        Refused refused = server.sentOne(Refused.class);
        assertEquals(List.of(ErrorCode.RATE_LIMITED, 5_000), List.of(refused.code(), refused.retryAfterMillis()));
    }

    @Test
    @Spec("4.1-2")
    void aServerRefusesVersionsThatItDoesNotSpeak() {
        Hello h = Servers.hello(Clients.BY_NAME, End.QUIC);
        Hello newer = new Hello(
                h.device(),
                h.user(),
                h.maxFrameBytes(),
                h.window(),
                3,
                4,
                h.mechanism(),
                "",
                "",
                h.mechanisms(),
                h.capabilities(),
                h.credential(),
                h.cursors());
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(newer);
        assertEquals(ErrorCode.VERSION_MISMATCH, server.sentOne(Refused.class).code());
    }

    @Test
    @Spec("4.1-6")
    void whoHasAPasswordOrATokenDoesNotOfferLess() {
        for (ClientConfig config : List.of(Clients.BY_PASSWORD, BY_TOKEN)) {
            Hello hello = Servers.hello(config, End.QUIC);
            assertEquals(2, hello.lowestVersion());
            assertFalse(hello.mechanisms().contains(Mechanism.OPEN));
        }
    }

    @Test
    @Spec("4.5-4")
    void theLastTokenThatCameIsUsedNext() {
        var client = Clients.established();
        Bytes newer = Bytes.ofHex("71".repeat(16));
        client.receive(new Token(60, newer));
        assertEquals(newer, client.event(ClientEvent.TokenReceived.class).token());
        Hello hello = client.linkDown().linkUp(End.QUIC).sentOne(Hello.class);
        assertEquals(List.of(Mechanism.RESUME, newer), List.of(hello.mechanism(), hello.credential()));
        client.receive(Pdus.welcome(hello));
        assertTrue(client.event(ClientEvent.Online.class).resumed());
    }

    @Test
    void aRefusedTokenIsForgottenAndTheNextLinkLogsInAnew() {
        var client = Clients.of(Clients.BY_NAME.withResumeToken(TOKEN)).linkUp(End.QUIC);
        assertEquals(Mechanism.RESUME, client.sentOne(Hello.class).mechanism());
        client.receive(new Refused(0, ErrorCode.RESUME_REFUSED, List.of(), ""));
        assertEquals("AWAITING_LINK", client.state());
        assertEquals(
                ErrorCode.RESUME_REFUSED,
                client.event(ClientEvent.LoginRefused.class).code());
        assertEquals(
                Mechanism.OPEN,
                client.linkDown().linkUp(End.QUIC).sentOne(Hello.class).mechanism());
    }

    @Test
    @Spec({"4.2-10", "7.1.5-1"})
    void aRefusalIsTheEndAndNoneIsTakenForInternal() {
        var client = Clients.of(Clients.BY_NAME).linkUp(End.QUIC);
        client.receive(new Refused(0, ErrorCode.NONE, List.of(), ""));
        assertEquals(
                ErrorCode.INTERNAL, client.event(ClientEvent.LoginRefused.class).code());
        assertEquals("CLOSED", client.state());
        assertThrows(IllegalStateException.class, () -> client.linkUp(End.QUIC));
    }

    @Test
    @Spec("4.2-14")
    void whoDoesNotLogInInTimeIsShutOut() {
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC).pass(Duration.ofSeconds(10));
        assertEquals(ErrorCode.TIMEOUT, server.sentOne(Close.class).code());
        assertEquals(Optional.of(ErrorCode.TIMEOUT), server.closing());
    }

    @Test
    void anAnswerThatFitsNoCursorIsRefusedBeforeAnythingChanges() {
        Hello hello = Servers.hello(Clients.BY_NAME, End.QUIC);
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(hello).quiet();
        ServerCommand.Admit right = Servers.admit(hello);
        ServerCommand.Admit wrong = new ServerCommand.Admit(
                right.session(), ALICE, "", 0, TOKEN, 1, new ArrayList<>(Pdus.states(withCursor(hello), STATUS)));
        assertThrows(IllegalCommandException.class, () -> server.command(wrong));
        assertEquals("AWAITING_ADMISSION", server.state());
        server.command(right);
        assertEquals("ESTABLISHED", server.state());
    }

    @Test
    void registrationComesBeforeTheLogin() {
        var client = Clients.of(Clients.NEW_ACCOUNT).linkUp(End.QUIC);
        Register register = client.sentOne(Register.class);
        assertEquals(List.of(ALICE, "come in"), List.of(register.user(), register.invitationCode()));
        var server = Servers.of(Servers.registering()).linkUp(End.QUIC).receive(register);
        assertEquals(register, server.event(ServerEvent.Requested.class).request());
        client.receive(server.command(new ServerCommand.Reply(new Done(register.request(), 0)))
                .sentOne(Done.class));
        assertEquals(Mechanism.SCRAM_SHA_256_PLUS, client.sentOne(Hello.class).mechanism());
        assertEquals("AWAITING_CHALLENGE", client.state());
    }

    @Test
    @Spec({"4.10-1", "4.9-5"})
    void aServerThatMakesNoAccountsSaysSoAndStaysForALogin() {
        var server = Servers.of(Servers.CONFIG).linkUp(End.QUIC);
        var client = Clients.of(Clients.NEW_ACCOUNT).linkUp(End.QUIC);
        Failed failed = server.receive(client.sentOne(Register.class)).sentOne(Failed.class);
        assertEquals(ErrorCode.REGISTRATION_CLOSED, failed.code());
        assertEquals("AWAITING_HELLO", server.state());
        assertEquals(List.of(), server.events());
        client.receive(failed);
        assertEquals("CLOSED", client.state());
        assertEquals(
                ErrorCode.REGISTRATION_CLOSED,
                client.event(ClientEvent.LoginRefused.class).code());
    }

    @Test
    @Spec({"4.2-12", "4.1-3", "4.1-4", "4.5-6"})
    void aWelcomeThatIsNoAnswerToTheHelloClosesTheSession() {
        Welcome w = Pdus.welcome(Servers.hello(Clients.BY_NAME, End.QUIC));
        assertClosed(ErrorCode.VERSION_MISMATCH, welcome(w, w.window(), 3, w.capabilities()));
        assertClosed(ErrorCode.BAD_VALUE, welcome(w, 257, 2, w.capabilities()));
        assertClosed(ErrorCode.NOT_NEGOTIATED, welcome(w, w.window(), 2, List.of(Capability.of(0x7000))));
        var states = Pdus.states(withCursor(Servers.hello(Clients.BY_NAME, End.QUIC)), STATUS);
        assertClosed(ErrorCode.BAD_VALUE, Pdus.welcome(Servers.hello(Clients.BY_NAME, End.QUIC), Limits.USUAL, states));
    }

    private static void assertClosed(ErrorCode code, Welcome welcome) {
        var client = Clients.of(Clients.BY_NAME).linkUp(End.QUIC).receive(welcome);
        assertEquals(Optional.of(code), client.closing());
        assertEquals(code, client.sentOne(Close.class).code());
        assertEquals(List.of(), client.events(ClientEvent.Online.class));
    }

    private static Welcome welcome(Welcome w, int window, int version, List<Capability> capabilities) {
        return new Welcome(
                w.session(),
                w.user(),
                w.timeMillis(),
                w.maxFrameBytes(),
                window,
                w.maxUnanswered(),
                w.idleTimeoutMillis(),
                w.tokenSeconds(),
                w.conversationChannels(),
                version,
                w.displayName(),
                w.agent(),
                capabilities,
                w.proof(),
                w.token(),
                w.conversations());
    }

    private static Hello named(Hello h, UserName user) {
        return new Hello(
                h.device(),
                user,
                h.maxFrameBytes(),
                h.window(),
                h.lowestVersion(),
                h.highestVersion(),
                h.mechanism(),
                h.displayName(),
                h.agent(),
                h.mechanisms(),
                h.capabilities(),
                h.credential(),
                h.cursors());
    }

    private static Hello withCursor(Hello h) {
        return new Hello(
                h.device(),
                BOB,
                h.maxFrameBytes(),
                h.window(),
                h.lowestVersion(),
                h.highestVersion(),
                h.mechanism(),
                h.displayName(),
                h.agent(),
                h.mechanisms(),
                h.capabilities(),
                h.credential(),
                List.of(new Cursor(Pdus.CHAT, Pdus.at(3))));
    }
}
