package chat.scp.client.gui;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;

/** Presses real keys and buttons, as a person does. */
final class Hands {
    static final Duration SOON = Duration.ofSeconds(2);

    private final Robot robot;

    Hands() throws AWTException {
        robot = new Robot();
        robot.setAutoDelay(5); // a key that is held down repeats itself
    }

    /** Letters, digits, blanks and a few signs of a US keyboard. */
    void type(String text) {
        text.chars().forEach(c -> {
            switch (c) {
                case ':' -> keys(KeyEvent.VK_SHIFT, KeyEvent.VK_SEMICOLON);
                case '/' -> keys(KeyEvent.VK_SLASH);
                case '.' -> keys(KeyEvent.VK_PERIOD);
                case '-' -> keys(KeyEvent.VK_MINUS);
                case '<' -> keys(KeyEvent.VK_SHIFT, KeyEvent.VK_COMMA);
                case '>' -> keys(KeyEvent.VK_SHIFT, KeyEvent.VK_PERIOD);
                default -> {
                    int key = KeyEvent.getExtendedKeyCodeForChar(Character.toLowerCase(c));
                    if (Character.isUpperCase(c)) {
                        keys(KeyEvent.VK_SHIFT, key);
                    } else {
                        keys(key);
                    }
                }
            }
        });
    }

    /** All at once, released in the other order. */
    void keys(int... codes) {
        for (int code : codes) {
            robot.keyPress(code);
        }
        for (int i = codes.length - 1; i >= 0; i--) {
            robot.keyRelease(codes[i]);
        }
        robot.waitForIdle();
    }

    void ctrl(int key) {
        keys(KeyEvent.VK_CONTROL, key);
    }

    void enter() {
        keys(KeyEvent.VK_ENTER);
    }

    /**
     * Puts a window there. Where nobody manages windows, the news that it was opened elsewhere may come after it was put
     * there; it would believe that, and all clicks would go astray.
     */
    void place(JFrame frame, Rectangle where) {
        robot.waitForIdle();
        Wait.until(
                "it is there",
                () -> {
                    Wait.run(() -> frame.setBounds(where));
                    robot.waitForIdle();
                    return Wait.swing(() -> where.equals(frame.getBounds())
                            && where.getLocation().equals(frame.getLocationOnScreen()));
                },
                frame::getBounds);
    }

    void click(Component on, Rectangle inside, int button) {
        Point at = Wait.swing(() -> {
            Point point = new Point(inside.x + inside.width / 2, inside.y + inside.height / 2);
            SwingUtilities.convertPointToScreen(point, on);
            return point;
        });
        robot.mouseMove(at.x, at.y);
        robot.waitForIdle();
        robot.mousePress(button);
        robot.mouseRelease(button);
        robot.waitForIdle();
    }

    void click(Component on) {
        click(on, Wait.swing(() -> new Rectangle(on.getSize())), InputEvent.BUTTON1_DOWN_MASK);
    }

    /**
     * Makes it the window that has the keyboard. Nobody manages windows here, so nobody gives the keyboard back; and who
     * asks for it twice at a time gets it, loses it and gets it again.
     */
    void goTo(JFrame frame) {
        Wait.until(
                frame.getTitle() + " has the keyboard",
                () -> {
                    if (!Wait.swing(() -> isIn(frame))) {
                        Wait.run(() -> askFor(frame));
                        Wait.within(SOON, () -> Wait.swing(() -> isIn(frame)));
                    }
                    robot.waitForIdle();
                    return Wait.swing(() -> isIn(frame));
                },
                Hands::focused);
    }

    private static void askFor(JFrame frame) {
        Component before = frame.getMostRecentFocusOwner();
        boolean none = before == null || before == frame;
        frame.toFront();
        (none ? frame.getFocusTraversalPolicy().getDefaultComponent(frame) : before).requestFocus();
    }

    /** Waits for a dialog in which such a part has the keyboard. */
    void toDialog(Class<? extends Component> part) {
        Wait.until(
                "a dialog",
                () -> Wait.swing(() -> GuiStage.dialogs().size() == 1
                        && isIn(GuiStage.dialogs().get(0))
                        && part.isInstance(owner())),
                Hands::focused);
        robot.waitForIdle();
    }

    /** Chooses a button of the dialog that is open. */
    void choose(String title) {
        toDialog(JButton.class);
        Wait.until(
                "the dialog is gone",
                () -> {
                    if (GuiStage.dialogs().isEmpty()) {
                        return true;
                    }
                    boolean there =
                            Wait.swing(() -> owner() instanceof JButton button && title.equals(button.getText()));
                    keys(there ? KeyEvent.VK_SPACE : KeyEvent.VK_TAB);
                    return there && Wait.within(SOON, () -> GuiStage.dialogs().isEmpty());
                },
                Hands::focused);
    }

    /** Presses such keys, in that window, until it is so: for what does no harm when it is pressed once more. */
    void persist(String what, JFrame frame, Runnable keys, BooleanSupplier done) {
        persist(
                what,
                () -> {
                    goTo(frame);
                    keys.run();
                },
                done);
    }

    private void persist(String what, Runnable keys, BooleanSupplier done) {
        Wait.until(
                what,
                () -> {
                    if (!done.getAsBoolean()) {
                        keys.run();
                    }
                    return Wait.within(SOON, done);
                },
                Hands::focused);
    }

    /** Fills the field of a dialog, and looks whether it is filled: a dialog that opens moves its keyboard around. */
    void fill(String text) {
        Wait.until("the field is filled", () -> {
            toDialog(JTextField.class);
            ctrl(KeyEvent.VK_A);
            type(text);
            return Wait.swing(
                    () -> owner() instanceof JTextField field && field.getText().equals(text));
        });
    }

    /** Writes into somebody's message field, and looks whether it is there: what opens just then moves the keyboard away. */
    void write(GuiStage person, String text) {
        write(person, "", text);
    }

    /** The same after what stands there. */
    void write(GuiStage person, String before, String more) {
        JTextComponent field = field(person);
        Wait.until(
                "it is written",
                () -> {
                    String now = Wait.swing(field::getText);
                    if (now.equals(before + more)) {
                        return true;
                    }
                    goTo(person, field);
                    if (now.equals(before)) {
                        type(more);
                    } else {
                        ctrl(KeyEvent.VK_A);
                        type(before + more);
                    }
                    return Wait.within(SOON, () -> Wait.swing(field::getText).equals(before + more));
                },
                () -> Wait.swing(field::getText) + " " + focused());
    }

    /** Presses Enter in somebody's message field until it is empty; with an empty one Enter does nothing. */
    void send(GuiStage person) {
        JTextComponent field = field(person);
        persist(
                "it is sent",
                () -> {
                    goTo(person, field);
                    enter();
                },
                () -> Wait.swing(field::getText).isEmpty());
    }

    private void goTo(GuiStage person, Component field) {
        Wait.until(
                "the keyboard is in the field",
                () -> {
                    goTo(person.frame());
                    if (!field.equals(owner())) {
                        Wait.run(field::requestFocus);
                    }
                    return Wait.within(SOON, () -> field.equals(owner()));
                },
                Hands::focused);
    }

    private static JTextComponent field(GuiStage person) {
        return (JTextComponent) person.named("Message");
    }

    private static boolean isIn(Window window) {
        Component owner = owner();
        return owner != null && owner != window && SwingUtilities.isDescendingFrom(owner, window);
    }

    /** What has the keyboard; null: nothing here. */
    static @Nullable Component owner() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    }

    private static String focused() {
        return "in " + owner();
    }
}
