package chat.scp.client.gui;

import chat.scp.client.TestServer;
import chat.scp.client.home.ClientHome;
import chat.scp.client.home.Trust;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.TlsFileException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.text.JTextComponent;

/** One person's window, signed in at a real server as the program does it. */
final class GuiStage {
    private final Desk desk;
    private final ChatWindow window;

    private GuiStage(Desk desk, ChatWindow window) {
        this.desk = desk;
        this.window = window;
    }

    /** {@code signedIn} gets, on Swing's thread, whoever signs in there. */
    static SignInDialog dialog(TestServer server, String name, Path data, Consumer<GuiStage> signedIn)
            throws TlsFileException {
        ClientHome home = new ClientHome(data);
        Trust trust = new Trust();
        trust.choose(new KnownHosts(home.knownServers()));
        return dialog(SignIn.of(server.address(), name), home, trust, signedIn);
    }

    private static SignInDialog dialog(SignIn filled, ClientHome home, ServerTrust trust, Consumer<GuiStage> signedIn) {
        WindowSettings settings = new WindowSettings(home.windowSettings());
        return new SignInDialog(
                filled,
                home,
                trust,
                desk -> {
                    ChatWindow window = new ChatWindow(desk, settings, () -> {}, () -> {});
                    window.open();
                    signedIn.accept(new GuiStage(desk, window));
                },
                () -> {});
    }

    /** Through the sign-in dialog, at a server whose certificate is known. */
    static GuiStage signedIn(TestServer server, String name, Path data) throws Exception {
        ServerTrust trust = server.trust();
        List<GuiStage> made = new ArrayList<>();
        Wait.run(() -> {
            SignInDialog its = dialog(SignIn.of(server.address(), name), new ClientHome(data), trust, made::add);
            its.open();
            its.signIn();
        });
        Wait.untilShown(name + "'s window", () -> !made.isEmpty());
        return made.get(0);
    }

    Desk desk() {
        return desk;
    }

    ChatWindow window() {
        return window;
    }

    JFrame frame() {
        return window.frame();
    }

    /** As if it were chosen in a menu. */
    void press(Shortcut shortcut) {
        JMenu menu = frame().getJMenuBar().getMenu(shortcut.menu().ordinal());
        for (int i = 0; i < menu.getItemCount(); i++) {
            JMenuItem item = menu.getItem(i);
            if (item.getText().equals(shortcut.title())) {
                item.getAction().actionPerformed(new ActionEvent(item, ActionEvent.ACTION_PERFORMED, ""));
                return;
            }
        }
        throw new AssertionError("not in a menu: " + shortcut);
    }

    /** On Swing's thread. */
    List<Row> rows() {
        return window.pane().rows();
    }

    /** By what it is called for those who do not see it. */
    Component named(String name) {
        return Wait.swing(() -> find(
                frame(),
                c -> name.equals(
                                c.getAccessibleContext() == null
                                        ? null
                                        : c.getAccessibleContext().getAccessibleName())
                        && c instanceof JTextComponent));
    }

    Component button(String title) {
        return Wait.swing(() -> find(frame(), c -> c instanceof JButton button && title.equals(button.getText())));
    }

    private static Component find(Container in, Predicate<Component> fits) {
        for (Component inside : in.getComponents()) {
            if (fits.test(inside)) {
                return inside;
            }
            Component deeper = inside instanceof Container container ? find(container, fits) : null;
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    /** The dialogs that are open. */
    static List<JDialog> dialogs() {
        return Arrays.stream(Window.getWindows())
                .filter(w -> w.isShowing() && w instanceof JDialog)
                .map(JDialog.class::cast)
                .toList();
    }
}
