package chat.scp.client.gui;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Where the user writes: Enter sends, Shift+Enter begins a new line, Esc takes back a reply or an edit. */
final class Composer extends JPanel {
    private static final int MAX_ROWS = 8;
    private static final int BORDER = 4;
    private static final String WRITE = "Write a message";

    private final JTextArea text = new JTextArea(1, 20) {
        @Override
        protected void paintComponent(Graphics g) {
            super.paintComponent(g);
            hint(g);
        }
    };
    private final JButton send = new JButton("Send") {
        @Override
        public Dimension getPreferredSize() {
            return new Dimension(super.getPreferredSize().width, lineHeight());
        }
    };
    private final JLabel about = PlainText.in(new JLabel());
    private final JPanel aboutLine = new JPanel(new BorderLayout());
    private final JButton dropAbout = new JButton("✕");
    private transient Composition composition = Composition.EMPTY;
    private transient Consumer<Composition> onSend = sent -> {};
    private transient Consumer<Boolean> onTyping = active -> {};
    private transient Runnable onEditLast = () -> {};
    private String hint = WRITE;
    private boolean setting;
    private boolean menuKey;

    Composer() {
        super(new BorderLayout(8, 4));
        setBorder(BorderFactory.createEmptyBorder(6, 16, 14, 16));
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setMargin(new Insets(8, 10, 8, 10));
        text.getAccessibleContext().setAccessibleName("Message");
        JScrollPane scroll = new JScrollPane(text) {
            @Override
            public Dimension getPreferredSize() {
                return new Dimension(super.getPreferredSize().width, height());
            }

            @Override
            public Dimension getMinimumSize() {
                return new Dimension(60, height());
            }
        };
        scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        aboutLine.setOpaque(false);
        aboutLine.add(about, BorderLayout.CENTER);
        aboutLine.add(dropAbout, BorderLayout.EAST);
        dropAbout.putClientProperty("JButton.buttonType", "toolBarButton");
        dropAbout.setToolTipText("Back to a plain message (Esc)");
        dropAbout.getAccessibleContext().setAccessibleName("Back to a plain message");
        dropAbout.addActionListener(event -> drop());
        send.setMnemonic(KeyEvent.VK_S);
        Theme.first(send);
        send.addActionListener(event -> send());
        JPanel buttons = new JPanel(new BorderLayout());
        buttons.setOpaque(false);
        buttons.add(send, BorderLayout.SOUTH);
        add(aboutLine, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(buttons, BorderLayout.EAST);
        keys();
        text.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
                menuKey = false; // this one was pressed here
            }

            @Override
            public void keyTyped(KeyEvent event) {
                if (menuKey) {
                    menuKey = false;
                    event.consume();
                }
            }
        });
        text.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                written();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                written();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {}
        });
        show(Composition.EMPTY);
    }

    private void keys() {
        bind("ENTER", "send", this::send);
        bind("shift ENTER", "new-line", () -> text.replaceSelection("\n"));
        bind("ctrl ENTER", "new-line-too", () -> text.replaceSelection("\n"));
        bind("ESCAPE", "plain", this::drop);
        Object up = text.getInputMap().get(KeyStroke.getKeyStroke("UP"));
        var usual = up == null ? null : text.getActionMap().get(up);
        text.getInputMap().put(KeyStroke.getKeyStroke("UP"), "edit-last");
        text.getActionMap().put("edit-last", new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                if (text.getDocument().getLength() == 0) {
                    onEditLast.run();
                } else if (usual != null) {
                    usual.actionPerformed(event);
                }
            }
        });
    }

    private void bind(String keys, String name, Runnable what) {
        text.getInputMap().put(KeyStroke.getKeyStroke(keys), name);
        text.getActionMap().put(name, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.run();
            }
        });
    }

    private void hint(Graphics g) {
        if (text.getDocument().getLength() == 0) {
            Graphics2D on = (Graphics2D) g.create();
            Avatar.smooth(on);
            on.setColor(Palette.now().muted());
            Insets insets = text.getInsets();
            on.drawString(hint, insets.left, insets.top + on.getFontMetrics().getAscent());
            on.dispose();
        }
    }

    /** As many lines as are written, up to a few. */
    private int height() {
        Insets margin = text.getMargin();
        int line = text.getFontMetrics(text.getFont()).getHeight();
        int wanted = text.getPreferredSize().height;
        int most = MAX_ROWS * line + margin.top + margin.bottom;
        return Math.max(lineHeight(), Math.min(most, wanted) + BORDER);
    }

    private int lineHeight() {
        Insets margin = text.getMargin();
        return text.getFontMetrics(text.getFont()).getHeight() + margin.top + margin.bottom + BORDER;
    }

    void on(Consumer<Composition> sent, Consumer<Boolean> typing, Runnable editLast) {
        onSend = sent;
        onTyping = typing;
        onEditLast = editLast;
    }

    /** The key that chose something in a menu is no letter of the message. */
    void ignoreMenuKey() {
        menuKey = true;
    }

    void onFocus(Runnable what) {
        text.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                what.run();
            }
        });
    }

    Composition composition() {
        return composition.withText(text.getText());
    }

    void show(Composition now) {
        composition = now;
        setting = true;
        text.setText(now.text());
        setting = false;
        about.setText(now.about());
        aboutLine.setVisible(!now.isPlain());
        send.setText(now.editing() == null ? "Send" : "Save");
        revalidate();
    }

    void write() {
        text.requestFocusInWindow();
    }

    void usable(boolean can, String why) {
        text.setEnabled(can);
        send.setEnabled(can);
        hint = can ? WRITE : why;
        text.repaint();
    }

    private void send() {
        if (!text.isEnabled()) {
            return;
        }
        Composition written = composition();
        if (written.draft().isEmpty() && written.editing() == null) {
            return;
        }
        show(Composition.EMPTY);
        onSend.accept(written);
    }

    private void drop() {
        show(composition().plain());
        onTyping.accept(false);
    }

    private void written() {
        revalidate();
        if (!setting) {
            onTyping.accept(text.getDocument().getLength() > 0);
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (aboutLine != null) {
            setBackground(Palette.now().background());
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(Palette.now().background());
        g.fillRect(0, 0, getWidth(), getHeight());
    }
}
