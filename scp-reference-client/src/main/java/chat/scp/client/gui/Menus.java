package chat.scp.client.gui;

import java.awt.event.ActionEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.UIManager;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;

/** Menus and keys, made of {@link Shortcut}. */
final class Menus {
    private final Map<Shortcut, Action> actions = new EnumMap<>(Shortcut.class);
    private final Predicate<Shortcut> can;

    /** {@code can}: whether it makes sense just now; looked at when a menu opens. */
    Menus(Consumer<Shortcut> what, Predicate<Shortcut> can) {
        this.can = can;
        for (Shortcut shortcut : Shortcut.values()) {
            actions.put(shortcut, action(shortcut, what));
        }
    }

    private static Action action(Shortcut shortcut, Consumer<Shortcut> what) {
        Action action = new AbstractAction(shortcut.title()) {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.accept(shortcut);
            }
        };
        if (shortcut.hasKey()) {
            action.putValue(Action.ACCELERATOR_KEY, shortcut.stroke());
        }
        action.putValue(Action.MNEMONIC_KEY, (int) shortcut.mnemonic());
        return action;
    }

    JMenuBar bar() {
        JMenuBar bar = new JMenuBar();
        for (Shortcut.Menu menu : Shortcut.Menu.values()) {
            JMenu its = new JMenu(menu.title());
            its.setMnemonic(menu.mnemonic());
            for (Shortcut shortcut : Shortcut.values()) {
                if (shortcut.menu() == menu) {
                    its.add(item(shortcut));
                }
            }
            its.addMenuListener(new MenuListener() {
                @Override
                public void menuSelected(MenuEvent event) {
                    enable(menu);
                }

                @Override
                public void menuDeselected(MenuEvent event) {
                    enableAll();
                }

                @Override
                public void menuCanceled(MenuEvent event) {
                    enableAll();
                }
            });
            bar.add(its);
        }
        return bar;
    }

    private JMenuItem item(Shortcut shortcut) {
        if (shortcut == Shortcut.DARK) {
            JCheckBoxMenuItem item = new JCheckBoxMenuItem(actions.get(shortcut));
            item.setSelected(UIManager.getBoolean("laf.dark"));
            return item;
        }
        return new JMenuItem(actions.get(shortcut));
    }

    private void enable(Shortcut.Menu menu) {
        actions.forEach((shortcut, action) -> {
            if (shortcut.menu() == menu) {
                action.setEnabled(can.test(shortcut));
            }
        });
    }

    /** Keys work at any time; what makes no sense then does nothing. */
    private void enableAll() {
        actions.values().forEach(action -> action.setEnabled(true));
    }

    /** Those of a menu that make sense now. */
    JPopupMenu popup(Shortcut.Menu menu) {
        JPopupMenu popup = new JPopupMenu(menu.title());
        for (Shortcut shortcut : Shortcut.values()) {
            if (shortcut.menu() == menu && can.test(shortcut)) {
                popup.add(item(shortcut));
            }
        }
        return popup;
    }

    Action action(Shortcut shortcut) {
        return Objects.requireNonNull(actions.get(shortcut));
    }
}
