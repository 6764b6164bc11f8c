package chat.scp.client.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import chat.scp.client.TestServer;
import chat.scp.client.model.MessageState;
import chat.scp.client.model.MessageView;
import java.awt.Component;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.MenuSelectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two windows and a real server, driven by real keys and the mouse. */
@Timeout(180)
class WindowTest {
    @TempDir
    Path dir;

    private TestServer server;
    private Hands hands;
    /** For Swing's thread and for this one, one after the other. */
    private final List<GuiStage> people = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        assumeFalse(
                GraphicsEnvironment.isHeadless(),
                "there is no display; with Xvfb there is one: xvfb-run -a -s '-r -screen 0 1280x900x24' mvn verify");
        server = new TestServer(dir);
        hands = new Hands();
        Wait.run(() -> Theme.LIGHT.apply(13));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            Wait.run(() -> {
                for (Window window : Window.getWindows()) {
                    window.dispose();
                }
            });
            people.forEach(person -> person.desk().client().close()); // else it still writes while the directory goes
            server.close();
        }
    }

    private GuiStage person(String name, int x) throws Exception {
        GuiStage person = GuiStage.signedIn(server, name, dir.resolve(name));
        people.add(person);
        hands.place(person.frame(), new Rectangle(x, 10, 620, 600));
        return person;
    }

    private static List<String> said(GuiStage person) {
        return Wait.swing(() -> {
            List<String> all = new ArrayList<>();
            for (Row row : person.rows()) {
                if (row instanceof Row.Message message) {
                    all.add(message.said());
                }
            }
            return all;
        });
    }

    private static MessageView last(GuiStage person) {
        return Wait.swing(() -> {
            List<Row> rows = person.rows();
            return ((Row.Message) rows.get(rows.size() - 1)).view();
        });
    }

    private void awaitSaid(GuiStage person, String... texts) {
        Wait.until("what was said", () -> said(person).equals(List.of(texts)), () -> said(person));
    }

    private void meet(GuiStage alice, GuiStage bob) {
        hands.persist("a dialog", alice.frame(), () -> hands.ctrl(KeyEvent.VK_N), () -> !GuiStage.dialogs()
                .isEmpty());
        hands.fill("bob");
        hands.enter();
        Wait.until("bob is asked", () -> !bob.desk().model().invitations().isEmpty());
        hands.persist("bob accepts", bob.frame(), () -> hands.ctrl(KeyEvent.VK_Y), () -> bob.desk()
                .model()
                .invitations()
                .isEmpty());
        Wait.untilShown(
                "both see it",
                () -> alice.window().pane().view().isPresent()
                        && bob.window().pane().view().isPresent());
    }

    private void say(GuiStage person, String text) {
        hands.write(person, text);
        hands.send(person);
    }

    private static Composition composition(GuiStage person) {
        return Wait.swing(() -> person.window().pane().composer().composition());
    }

    private void toMessages(GuiStage person) {
        MessageList list = person.window().pane().messageList();
        hands.persist(
                "the messages have the keyboard",
                person.frame(),
                () -> hands.ctrl(KeyEvent.VK_L),
                () -> list.equals(Hands.owner()));
    }

    private static boolean isMenuOpen() {
        return Wait.swing(() -> MenuSelectionManager.defaultManager().getSelectedPath().length > 0);
    }

    @Test
    void twoPeopleChatWithTheKeyboardAlone() throws Exception {
        GuiStage alice = person("alice", 0);
        GuiStage bob = person("bob", 640);
        meet(alice, bob);

        say(alice, "Hello <b>bob");
        awaitSaid(bob, "Hello <b>bob");
        hands.goTo(bob.frame());
        Wait.until("it is read", () -> last(alice).state() == MessageState.READ, () -> last(alice));

        hands.persist(
                "a reply",
                bob.frame(),
                () -> hands.ctrl(KeyEvent.VK_R),
                () -> composition(bob).replyTo() != null);
        hands.write(bob, "welcome");
        hands.persist(
                "bob is typing",
                bob.frame(),
                () -> { // it is forgotten after some seconds in which nothing is written
                    hands.keys(KeyEvent.VK_SPACE);
                    hands.keys(KeyEvent.VK_BACK_SPACE);
                },
                () -> Wait.swing(() -> alice.window()
                        .pane()
                        .view()
                        .map(v -> !v.typing().isEmpty())
                        .orElse(false)));
        hands.send(bob);
        awaitSaid(alice, "Hello <b>bob", "welcome");
        assertEquals(
                "Hello <b>bob",
                Wait.swing(() -> ((Row.Message) alice.rows().get(alice.rows().size() - 1)).quoted())
                        .line());

        awaitSaid(bob, "Hello <b>bob", "welcome");
        Wait.until("it is stored", () -> last(bob).state() != MessageState.SENDING, () -> last(bob));
        hands.persist(
                "the last own one is there to be changed",
                bob.frame(),
                () -> hands.keys(KeyEvent.VK_UP),
                () -> composition(bob).editing() != null);
        hands.write(bob, "welcome", " home");
        hands.send(bob);
        awaitSaid(alice, "Hello <b>bob", "welcome home");
        assertTrue(last(alice).edited());

        toMessages(alice);
        hands.persist("emoji", alice.frame(), () -> hands.ctrl(KeyEvent.VK_E), WindowTest::isMenuOpen);
        hands.keys(KeyEvent.VK_DOWN);
        hands.enter();
        Wait.until("a reaction", () -> !last(bob).reactions().isEmpty(), () -> last(bob));

        toMessages(bob);
        hands.persist("a question", bob.frame(), () -> hands.keys(KeyEvent.VK_DELETE), () -> !GuiStage.dialogs()
                .isEmpty());
        hands.choose("Delete");
        awaitSaid(alice, "Hello <b>bob", "Message deleted");
    }

    @Test
    void theMouseDoesItToo() throws Exception {
        GuiStage alice = person("alice", 0);
        GuiStage bob = person("bob", 640);
        meet(alice, bob);
        Component field = alice.named("Message");
        hands.persist("the field", alice.frame(), () -> hands.click(field), () -> field.equals(Hands.owner()));
        hands.write(alice, "first");
        hands.persist("it is sent", alice.frame(), () -> hands.click(alice.button("Send")), () -> composition(alice)
                .text()
                .isEmpty());
        awaitSaid(bob, "first");
        MessageList list = Wait.swing(() -> bob.window().pane().messageList());
        hands.persist(
                "a reply",
                bob.frame(),
                () -> {
                    hands.keys(KeyEvent.VK_ESCAPE); // a menu that is open
                    hands.click(list, lastRow(bob), InputEvent.BUTTON3_DOWN_MASK);
                    Wait.within(Hands.SOON, WindowTest::isMenuOpen);
                    hands.keys(KeyEvent.VK_R); // Reply
                },
                () -> composition(bob).replyTo() != null);
        say(bob, "second");
        awaitSaid(alice, "first", "second");
        awaitSaid(bob, "first", "second");
        hands.persist(
                "it is selected",
                bob.frame(),
                () -> hands.click(list, lastRow(bob), InputEvent.BUTTON1_DOWN_MASK),
                () -> Wait.swing(() -> list.getSelectedIndex() == bob.rows().size() - 1));
    }

    /** Where the last message is now: others make it move. */
    private static Rectangle lastRow(GuiStage person) {
        return Wait.swing(() -> {
            int index = person.rows().size() - 1;
            Rectangle row = person.window().pane().messageList().getCellBounds(index, index);
            return new Rectangle(row.x + 30, row.y, 20, row.height);
        });
    }

    @Test
    void aLostServerIsShownAndWhatWasWrittenMeanwhileArrives() throws Exception {
        GuiStage alice = person("alice", 0);
        GuiStage bob = person("bob", 640);
        meet(alice, bob);
        say(alice, "one");
        awaitSaid(bob, "one");
        server.stop();
        Wait.untilShown("the bar", () -> !alice.window().connectionText().isEmpty());
        say(alice, "two");
        awaitSaid(alice, "one", "two");
        assertEquals(MessageState.SENDING, last(alice).state());
        server.start();
        awaitSaid(bob, "one", "two");
        Wait.untilShown("no bar", () -> alice.window().connectionText().isEmpty());
    }

    @Test
    void anUnknownServerIsAskedAboutOnceAndAnEmptyNameIsSaidToBeOne() throws Exception {
        SignInDialog unknown = show("");
        hands.goTo(unknown.frame());
        Wait.untilShown(
                "the empty field has the keyboard",
                () -> Hands.owner() instanceof JTextField field
                        && field.getText().isEmpty());
        hands.enter();
        Wait.untilShown("a sentence", () -> unknown.said().startsWith("Who are you?"));
        hands.type("carol");
        hands.enter();
        hands.choose("Cancel");
        Wait.untilShown("a sentence", () -> unknown.said().contains("not trusted"));
        hands.persist("the question", unknown.frame(), hands::enter, () -> !GuiStage.dialogs()
                .isEmpty());
        hands.choose("Trust this server");
        Wait.untilShown("the window", () -> people.size() == 1);
        SignInDialog known = show("dora");
        hands.persist(
                "no question",
                known.frame(),
                hands::enter,
                () -> Wait.swing(() -> !known.frame().isShowing()));
        Wait.untilShown("the other window", () -> people.size() == 2);
        assertEquals(List.<JDialog>of(), GuiStage.dialogs());
    }

    private SignInDialog show(String name) {
        return Wait.swing(() -> {
            SignInDialog dialog = GuiStage.dialog(server, name, dir.resolve("carol"), people::add);
            dialog.open();
            return dialog;
        });
    }

    @Test
    void aHundredThousandMessagesAreNoBurden() throws Exception {
        GuiStage alice = person("alice", 0);
        GuiStage bob = person("bob", 640);
        meet(alice, bob);
        var here = Wait.swing(() -> bob.window().pane().shown());
        Flood.of(bob.desk().model(), here, 100_000);
        Wait.untilShown("the last one", () -> said(bob, "m100000"));
        int components = Wait.swing(() -> Flood.components(bob.frame()));
        assertTrue(components < 400, components + " components");
        assertTrue(Wait.swing(() -> bob.rows().size()) <= 2_100, "the model's window");
        assertTrue(Wait.swing(() -> bob.window().pane().isAtEnd()));
        toMessages(bob);
        for (int i = 0; i < 30; i++) {
            hands.keys(KeyEvent.VK_PAGE_UP);
        }
        assertTrue(Wait.swing(() -> bob.window().pane().messageList().getFirstVisibleIndex()) < 1_900);
    }

    private static boolean said(GuiStage person, String text) {
        List<Row> rows = person.rows();
        return !rows.isEmpty()
                && rows.get(rows.size() - 1) instanceof Row.Message m
                && m.said().equals(text);
    }
}
