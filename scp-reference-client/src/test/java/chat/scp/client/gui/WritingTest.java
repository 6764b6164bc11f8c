package chat.scp.client.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.Draft;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.Problem;
import chat.scp.client.home.ClientHome;
import chat.scp.client.model.Change;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.MessageView;
import chat.scp.client.model.ModelLimits;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.quic.tls.ServerTrusts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a view decides before anything is shown, without a display. */
@Timeout(60)
class WritingTest {
    private static final MessageView MESSAGE = RowsTest.message(7, RowsTest.ALICE, 5, Body.text("as it was"), null);

    @TempDir
    Path dir;

    @Test
    void whatIsWrittenBecomesAMessageAReplyOrAnEdit() {
        Position target = new Position(1, 7);
        assertEquals(Optional.empty(), Composition.EMPTY.withText(" \n ").draft());
        assertEquals(
                Optional.of(Draft.text("hi")),
                Composition.EMPTY.withText(" hi\n").draft());
        Composition reply = Composition.EMPTY.withText("yes").replyingTo(MESSAGE);
        assertEquals(Optional.of(Draft.text("yes").inReplyTo(target)), reply.draft());
        assertEquals("yes", reply.plain().text(), "the words stay");
        Composition edit = Composition.EMPTY.editing(MESSAGE);
        assertEquals("as it was", edit.text());
        assertEquals(Optional.empty(), edit.draft(), "nothing changed");
        assertEquals(
                Optional.of(Draft.edit(target, "now")), edit.withText("now").draft());
        assertEquals("", edit.plain().text());
        assertEquals("Reply to yourself: as it was", reply.about());
    }

    @Test
    void theBarSaysWhatIsWrongAndWhen() {
        Instant now = Instant.parse("2026-03-10T12:00:00Z");
        Problem lost = Problem.of(chat.scp.pdu.ErrorCode.LINK_LOST);
        assertEquals(
                new ConnectionText("The connection was lost. Trying again in 3 s.", ConnectionText.Action.RETRY),
                ConnectionText.of(new ConnectionState.Waiting(now.plusMillis(2_500), lost), now));
        assertEquals(
                ConnectionText.Action.SIGN_IN,
                ConnectionText.of(new ConnectionState.Closed(Problem.of(chat.scp.pdu.ErrorCode.REPLACED)), now)
                        .action());
        assertEquals(
                "Connecting again…",
                ConnectionText.of(new ConnectionState.Connecting(2), now).text());
        assertEquals(
                ConnectionText.NOTHING,
                ConnectionText.of(
                        new ConnectionState.Online(UserName.of("a"), "", 2, false, false, Set.of(), ""), now));
    }

    @Test
    void aBusyViewGetsWhatChangedAsOneSet() {
        ChatModel model = new ChatModel(UserName.of("alice"), ModelLimits.USUAL);
        List<Runnable> viewThread = new ArrayList<>();
        List<Set<Change>> shown = new ArrayList<>();
        ChangeFeed feed = new ChangeFeed(model, viewThread::add, shown::add);
        ConversationId one = new ConversationId(1, 1);
        model.apply(new ChatEvent.ConversationOpened(ConversationInfo.scp1(one, new LegacyName("Bob"))));
        for (int i = 0; i < 1_000; i++) {
            model.apply(new ChatEvent.SendQueued(one, new chat.scp.pdu.MessageId(1, i), Body.text("x"), null, i));
        }
        assertEquals(1, viewThread.size(), "one visit of the view's thread is enough");
        viewThread.remove(0).run();
        assertEquals(
                List.of(Set.of(new Change(Change.Kind.MESSAGES, one), new Change(Change.Kind.CONVERSATIONS, one))),
                shown);
        model.seen(one);
        assertEquals(1, viewThread.size(), "what comes later is a batch of its own");
        feed.close();
        viewThread.remove(0).run();
        model.seen(one);
        assertTrue(viewThread.isEmpty(), "nobody looks any more");
    }

    @Test
    void whatWasTypedWrongIsSaidInASentence() {
        assertEquals("Which server? Type its name, and its port unless it is 4433.", refused(SignIn.of(" ", "bob")));
        assertEquals("Who are you? Type your account's name.", refused(SignIn.of("localhost", "")));
        assertTrue(refused(SignIn.of("localhost:99999", "bob")).contains("port"));
        assertTrue(refused(SignIn.of("localhost", "two words")).startsWith("A name is 1 to 32"));
        assertEquals("A new account needs a password.", refused(new SignIn("localhost", "bob", "", true, "", false)));
        assertEquals(
                "SCP/1 knows no passwords: leave it empty.",
                refused(new SignIn("localhost", "bob", "secret", false, "", true)));
        SignIn typed = new SignIn("localhost", "Bob", "secret", false, "", false);
        assertTrue(!typed.toString().contains("secret"));
    }

    private String refused(SignIn typed) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> typed.options(new ClientHome(dir), ServerTrusts.systemRoots()))
                .getMessage());
    }

    @Test
    void settingsOutliveARun() {
        WindowSettings settings = new WindowSettings(dir.resolve("deep/window.properties"));
        assertEquals(Theme.LIGHT, settings.theme());
        settings.theme(Theme.DARK);
        settings.textSize(15);
        settings.lastSignIn("localhost", "bob");
        settings.bounds(new java.awt.Rectangle(1, 2, 800, 600));
        WindowSettings later = new WindowSettings(dir.resolve("deep/window.properties"));
        assertEquals(Theme.DARK, later.theme());
        assertEquals(15, later.textSize());
        assertEquals("localhost bob", later.server() + " " + later.name());
        assertEquals(new java.awt.Rectangle(1, 2, 800, 600), later.bounds());
    }

    @Test
    void noKeyDoesTwoThingsAndHelpKnowsThemAll() {
        Set<Object> strokes = new HashSet<>();
        for (Shortcut shortcut : Shortcut.values()) {
            assertTrue(!shortcut.hasKey() || strokes.add(shortcut.stroke()), shortcut + " has a key of another");
        }
        for (Shortcut.Menu menu : Shortcut.Menu.values()) {
            Set<Character> letters = new HashSet<>();
            Arrays.stream(Shortcut.values())
                    .filter(s -> s.menu() == menu)
                    .forEach(s -> assertTrue(letters.add(s.mnemonic()), s + " has a letter of another"));
        }
        assertTrue(HelpDialog.lines().size() > strokes.size());
    }
}
