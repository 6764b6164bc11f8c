package chat.scp.client.gui;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Locale;
import javax.swing.KeyStroke;

/** What the keyboard does: the one place from which menus, bindings and the help come. */
enum Shortcut {
    NEW_CHAT(Menu.CHAT, "New chat…", 'N', KeyEvent.VK_N, InputEvent.CTRL_DOWN_MASK),
    FIND_ROOMS(Menu.CHAT, "Find rooms…", 'F', KeyEvent.VK_J, InputEvent.CTRL_DOWN_MASK),
    NEW_ROOM(Menu.CHAT, "New room…", 'R', KeyEvent.VK_N, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK),
    ACCEPT(Menu.CHAT, "Accept invitation", 'A', KeyEvent.VK_Y, InputEvent.CTRL_DOWN_MASK),
    REJECT(Menu.CHAT, "Reject invitation", 'J', KeyEvent.VK_Y, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK),
    SIGN_OUT(Menu.CHAT, "Sign in as somebody else…", 'S', 0, 0),
    QUIT(Menu.CHAT, "Quit", 'Q', KeyEvent.VK_Q, InputEvent.CTRL_DOWN_MASK),

    SEARCH(Menu.CONVERSATION, "Search in messages", 'S', KeyEvent.VK_F, InputEvent.CTRL_DOWN_MASK),
    MEMBERS(Menu.CONVERSATION, "Members", 'M', KeyEvent.VK_M, InputEvent.CTRL_DOWN_MASK),
    INVITE(Menu.CONVERSATION, "Invite into the room…", 'I', KeyEvent.VK_I, InputEvent.CTRL_DOWN_MASK),
    TO_END(Menu.CONVERSATION, "Newest message", 'N', KeyEvent.VK_END, InputEvent.ALT_DOWN_MASK),
    BLOCK(Menu.CONVERSATION, "Block this person…", 'B', 0, 0),
    LEAVE(Menu.CONVERSATION, "Leave…", 'L', KeyEvent.VK_W, InputEvent.CTRL_DOWN_MASK),

    REPLY(Menu.MESSAGE, "Reply", 'R', KeyEvent.VK_R, InputEvent.CTRL_DOWN_MASK),
    REACT(Menu.MESSAGE, "React…", 'A', KeyEvent.VK_E, InputEvent.CTRL_DOWN_MASK),
    EDIT(Menu.MESSAGE, "Edit", 'E', KeyEvent.VK_F2, 0),
    COPY(Menu.MESSAGE, "Copy text", 'C', KeyEvent.VK_C, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK),
    SHOW(Menu.MESSAGE, "Show all of it", 'S', 0, 0),
    SEND_AGAIN(Menu.MESSAGE, "Send again", 'G', 0, 0),
    DELETE(Menu.MESSAGE, "Delete…", 'D', 0, 0),

    JUMP(Menu.VIEW, "Go to conversation", 'G', KeyEvent.VK_K, InputEvent.CTRL_DOWN_MASK),
    NEXT(Menu.VIEW, "Next conversation", 'N', KeyEvent.VK_DOWN, InputEvent.ALT_DOWN_MASK),
    PREVIOUS(Menu.VIEW, "Previous conversation", 'P', KeyEvent.VK_UP, InputEvent.ALT_DOWN_MASK),
    NEXT_UNREAD(Menu.VIEW, "Next unread", 'U', KeyEvent.VK_U, InputEvent.CTRL_DOWN_MASK),
    MESSAGES(Menu.VIEW, "To the messages", 'M', KeyEvent.VK_L, InputEvent.CTRL_DOWN_MASK),
    NEXT_PART(Menu.VIEW, "Next part of the window", 'X', KeyEvent.VK_F6, 0),
    DARK(Menu.VIEW, "Dark", 'D', KeyEvent.VK_D, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK),
    LARGER(Menu.VIEW, "Larger text", 'L', KeyEvent.VK_PLUS, InputEvent.CTRL_DOWN_MASK),
    SMALLER(Menu.VIEW, "Smaller text", 'S', KeyEvent.VK_MINUS, InputEvent.CTRL_DOWN_MASK),

    HELP(Menu.HELP, "Keyboard", 'K', KeyEvent.VK_F1, 0);

    /** Where it stands. */
    enum Menu {
        CHAT('C'),
        CONVERSATION('O'),
        MESSAGE('M'),
        VIEW('V'),
        HELP('H');

        private final char mnemonic;

        Menu(char mnemonic) {
            this.mnemonic = mnemonic;
        }

        char mnemonic() {
            return mnemonic;
        }

        String title() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    private final Menu menu;
    private final String title;
    private final char mnemonic;
    private final int key;
    private final int modifiers;

    Shortcut(Menu menu, String title, char mnemonic, int key, int modifiers) {
        this.menu = menu;
        this.title = title;
        this.mnemonic = mnemonic;
        this.key = key;
        this.modifiers = modifiers;
    }

    Menu menu() {
        return menu;
    }

    String title() {
        return title;
    }

    char mnemonic() {
        return mnemonic;
    }

    boolean hasKey() {
        return key != 0;
    }

    KeyStroke stroke() {
        return KeyStroke.getKeyStroke(key, modifiers);
    }

    /** As it is printed on keyboards. */
    String keys() {
        String before = InputEvent.getModifiersExText(modifiers);
        return (before.isEmpty() ? "" : before + "+") + KeyEvent.getKeyText(key);
    }
}
