package chat.scp.client.gui;

import chat.scp.client.TestServer;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import org.jspecify.annotations.Nullable;

/** One person's window, signed in at a real server as the program does it. */
final class GuiStage {
    private final Desk desk;
    private final ChatWindow window;

    private GuiStage(Desk desk, ChatWindow window) {
        this.desk = desk;
        this.window = window;
    }

    static SignInDialog dialog(TestServer server, String name, Path data) {
        Places places = new Places(data);
        WindowSettings settings = new WindowSettings(places.settings());
        return new SignInDialog(
                SignIn.of(server.address(), name),
                places,
                new Trust(places),
                desk -> new ChatWindow(desk, settings, () -> {}, () -> {}).open(),
                () -> {});
    }

    /** Through the sign-in dialog, at a server whose certificate is known. */
    static GuiStage signedIn(TestServer server, String name, Path data) throws Exception {
        Places places = new Places(data);
        WindowSettings settings = new WindowSettings(places.settings());
        var trust = server.trust();
        List<GuiStage> made = new ArrayList<>();
        @Nullable SignInDialog[] dialog = new SignInDialog[1];
        Wait.run(() -> {
            SignInDialog its = new SignInDialog(
                    SignIn.of(server.address(), name),
                    places,
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

    /** The dialogs that are open. */
    static List<JDialog> dialogs() {
        return Arrays.stream(Window.getWindows())
                .filter(w -> w.isShowing() && w instanceof JDialog)
                .map(JDialog.class::cast)
                .toList();
    }
}
