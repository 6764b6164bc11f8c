package chat.scp.client.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import chat.scp.client.TestServer;
import chat.scp.client.model.MessageState;
import chat.scp.client.model.MessageView;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
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
        Wait.run(() -> person.frame().setBounds(x, 10, 620, 600));
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

    /** Nobody manages windows here, and now and then the keyboard is nobody's: a person would press again. */
    private static void persist(String what, Runnable keys, BooleanSupplier done) {
        for (int i = 0; i < 5; i++) {
            keys.run();
            if (Wait.within(Duration.ofSeconds(4), done)) {
                return;
            }
        }
        throw new AssertionError(what + " did not come about; the keyboard is in " + Hands.owner());
    }

    private void meet(GuiStage alice, GuiStage bob) {
        persist(
                "bob is asked",
                () -> {
                    hands.goTo(alice.frame());
                    hands.ctrl(KeyEvent.VK_N);
                    hands.fill("bob");
                    hands.enter();
                },
                () -> !bob.desk().model().invitations().isEmpty());
        persist(
                "bob accepts",
                () -> {
                    hands.goTo(bob.frame());
                    hands.ctrl(KeyEvent.VK_Y);
                },
                () -> Wait.swing(() -> alice.window().pane().view().isPresent()
                        && bob.window().pane().view().isPresent()));
    }

    @Test
    void twoPeopleChatWithTheKeyboardAlone() throws Exception {
        GuiStage alice = person("alice", 0);
        GuiStage bob = person("bob", 640);
        meet(alice, bob);

        hands.write(alice, "Hello <b>bob");
        hands.enter();
        awaitSaid(bob, "Hello <b>bob");
        hands.goTo(bob.frame());
        Wait.until("it is read", () -> last(alice).state() == MessageState.READ, () -> last(alice));

        hands.ctrl(KeyEvent.VK_R); // the newest message
        hands.write(bob, "welcome");
        Wait.untilShown("bob is typing", () -> alice.window()
                .pane()
                .view()
                .map(v -> !v.typing().isEmpty())
                .orElse(false));
        hands.enter();
        awaitSaid(alice, "Hello <b>bob", "welcome");
        assertEquals(
                "Hello <b>bob",
                Wait.swing(() -> ((Row.Message) alice.rows().get(alice.rows().size() - 1)).quoted())
                        .line());

        awaitSaid(bob, "Hello <b>bob", "welcome");
        Wait.until("it is stored", () -> last(bob).state() != MessageState.SENDING, () -> last(bob));
        JTextComponent field = (JTextComponent) bob.named("Message");
        persist(
                "the last own one is there to be changed",
                () -> {
                    hands.goTo(bob.frame());
                    hands.keys(KeyEvent.VK_UP);
                },
                () -> Wait.swing(field::getText).equals("welcome"));
        hands.write(bob, "welcome", " home");
        hands.enter();
        awaitSaid(alice, "Hello <b>bob", "welcome home");
        assertTrue(last(alice).edited());

        hands.goTo(alice.frame());
        hands.ctrl(KeyEvent.VK_L);
        hands.ctrl(KeyEvent.VK_E);
        hands.keys(KeyEvent.VK_DOWN);
        hands.enter();
        Wait.until("a reaction", () -> !last(bob).reactions().isEmpty(), () -> last(bob));

        hands.goTo(bob.frame());
        hands.ctrl(KeyEvent.VK_L);
        hands.keys(KeyEvent.VK_DELETE);
        hands.toDialog(JButton.class);
        hands.keys(KeyEvent.VK_SHIFT, KeyEvent.VK_TAB); // from Cancel
        hands.keys(KeyEvent.VK_SPACE);
        awaitSaid(alice, "Hello <b>bob", "Message deleted");
    }

    @Test
    void theMouseDoesItToo() throws Exception {
        GuiStage alice = person("alice", 0);
        GuiStage bob = person("bob", 640);
        meet(alice, bob);
        hands.click(alice.named("Message"));
        hands.write(alice, "first");
        hands.click(alice.button("Send"));
        awaitSaid(bob, "first");
        MessageList list = Wait.swing(() -> bob.window().pane().messageList());
        int index = Wait.swing(() -> bob.rows().size() - 1);
        Rectangle row = Wait.swing(() -> list.getCellBounds(index, index));
        hands.click(list, new Rectangle(row.x + 30, row.y, 20, row.height), InputEvent.BUTTON3_DOWN_MASK);
        hands.keys(KeyEvent.VK_R); // Reply, in the menu that opened
        hands.write(bob, "second");
        hands.enter();
        awaitSaid(alice, "first", "second");
        Rectangle its = Wait.swing(() -> list.getCellBounds(index, index));
        hands.click(list, new Rectangle(its.x + 30, its.y, 20, its.height), InputEvent.BUTTON1_DOWN_MASK);
        Wait.untilShown("it is selected", () -> list.getSelectedIndex() == index);
    }

    @Test
    void aLostServerIsShownAndWhatWasWrittenMeanwhileArrives() throws Exception {
        GuiStage alice = person("alice", 0);
        GuiStage bob = person("bob", 640);
        meet(alice, bob);
        hands.write(alice, "one");
        hands.enter();
        awaitSaid(bob, "one");
        server.stop();
        Wait.untilShown("the bar", () -> !alice.window().connectionText().isEmpty());
        hands.write(alice, "two");
        hands.enter();
        awaitSaid(alice, "one", "two");
        assertEquals(MessageState.SENDING, last(alice).state());
        server.start();
        awaitSaid(bob, "one", "two");
        Wait.untilShown("no bar", () -> alice.window().connectionText().isEmpty());
    }

    @Test
    void anUnknownServerIsAskedAboutOnceAndAnEmptyNameIsSaidToBeOne() throws Exception {
        AtomicReference<SignInDialog> dialog = new AtomicReference<>();
        show(dialog, "");
        hands.goTo(dialog.get().frame());
        Wait.untilShown(
                "the empty field has the keyboard",
                () -> Hands.owner() instanceof JTextField field
                        && field.getText().isEmpty());
        hands.enter();
        Wait.untilShown("a sentence", () -> dialog.get().said().startsWith("Who are you?"));
        hands.type("carol");
        hands.enter();
        hands.toDialog(JButton.class);
        hands.enter(); // Cancel is first
        Wait.untilShown("a sentence", () -> dialog.get().said().contains("not trusted"));
        hands.goTo(dialog.get().frame());
        hands.enter();
        hands.toDialog(JButton.class);
        hands.keys(KeyEvent.VK_SHIFT, KeyEvent.VK_TAB);
        hands.keys(KeyEvent.VK_SPACE);
        Wait.untilShown("the window", () -> !dialog.get().frame().isShowing());
        show(dialog, "dora");
        hands.goTo(dialog.get().frame());
        hands.enter();
        Wait.untilShown("no question", () -> !dialog.get().frame().isShowing());
        assertEquals(List.<JDialog>of(), GuiStage.dialogs());
    }

    private void show(AtomicReference<SignInDialog> dialog, String name) {
        Wait.swing(() -> {
            dialog.set(GuiStage.dialog(server, name, dir.resolve("carol")));
            dialog.get().open();
            return true;
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
        hands.goTo(bob.frame());
        hands.ctrl(KeyEvent.VK_L);
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
