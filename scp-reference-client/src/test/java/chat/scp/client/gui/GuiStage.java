package chat.scp.client.gui;

import chat.scp.client.TestServer;
import chat.scp.client.home.ClientHome;
import chat.scp.client.home.Trust;
import chat.scp.quic.tls.KnownHosts;
import chat.scp.quic.tls.TlsFileException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;

/** One person's window, signed in at a real server as the program does it. */
final class GuiStage {
    private final Desk desk;
    private final ChatWindow window;

    private GuiStage(Desk desk, ChatWindow window) {
        this.desk = desk;
        this.window = window;
    }

    static SignInDialog dialog(TestServer server, String name, Path data) throws TlsFileException {
        ClientHome home = new ClientHome(data);
        WindowSettings settings = new WindowSettings(home.windowSettings());
        Trust trust = new Trust();
        trust.choose(new KnownHosts(home.knownServers()));
        return new SignInDialog(
                SignIn.of(server.address(), name),
                home,
                trust,
                desk -> new ChatWindow(desk, settings, () -> {}, () -> {}).open(),
                () -> {});
    }

    /** Through the sign-in dialog, at a server whose certificate is known. */
    static GuiStage signedIn(TestServer server, String name, Path data) throws Exception {
        ClientHome home = new ClientHome(data);
        WindowSettings settings = new WindowSettings(home.windowSettings());
        var trust = server.trust();
        List<GuiStage> made = new ArrayList<>();
        @Nullable SignInDialog[] dialog = new SignInDialog[1];
        Wait.run(() -> {
            SignInDialog its = new SignInDialog(
                    SignIn.of(server.address(), name),
                    home,
                    trust,
                    desk -> {
                        ChatWindow window = new ChatWindow(desk, settings, () -> {}, () -> {});
                        window.open();
                        made.add(new GuiStage(desk, window));
                    },
                    () -> {});
            dialog[0] = its;
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
