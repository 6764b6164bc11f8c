package chat.scp.client.gui;

import chat.scp.client.ChatClientOptions;
import chat.scp.client.home.ClientHome;
import chat.scp.client.home.Trust;
import chat.scp.quic.tls.FirstUse;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.TlsFileException;
import java.awt.Component;
import java.awt.Container;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToolTip;
import javax.swing.KeyStroke;
import javax.swing.LayoutFocusTraversalPolicy;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;

/** Asks who is to sign in where, and does it; what goes wrong it says, and one may try again. */
final class SignInDialog {
    private final JFrame frame = new JFrame("Sign in – SCP");
    private final JTextField server = new JTextField(24);
    private final JTextField name = new JTextField(24);
    private final JPasswordField password = new JPasswordField(24);
    private final JCheckBox newAccount = new JCheckBox("Make a new account");
    private final JTextField code = new JTextField(24);
    private final JLabel codeLabel = new JLabel("Invitation code");
    private final JButton go = new JButton("Sign in");
    private final JButton cancel = new JButton("Quit");
    private final JProgressBar progress = new JProgressBar();
    private final JTextArea error = new JTextArea(3, 24) {
        @Override
        public JToolTip createToolTip() {
            return PlainText.in(super.createToolTip());
        }
    };
    private final ClientHome home;
    private final boolean scp1;
    private final ServerTrust trust;
    private final Consumer<Desk> signedIn;
    private final Complaints complaints = new Complaints();
    private @Nullable CompletableFuture<Desk> attempt;

    /** What a desk complains of before there is a window goes to the window as soon as there is one. */
    static final class Complaints implements Consumer<String> {
        private Consumer<String> to = text -> {};

        @Override
        public void accept(String text) {
            to.accept(text);
        }

        void to(Consumer<String> other) {
            to = other;
        }
    }

    /** {@code closed}: the user gave up. */
    SignInDialog(SignIn typed, ClientHome home, ServerTrust trust, Consumer<Desk> signedIn, Runnable closed) {
        this.home = home;
        this.scp1 = typed.scp1();
        this.trust = trust;
        this.signedIn = signedIn;
        server.setText(typed.server());
        name.setText(typed.name());
        password.setText(typed.password());
        newAccount.setSelected(typed.newAccount());
        code.setText(typed.code());
        server.putClientProperty("JTextField.placeholderText", "chat.example.org or localhost:4433");
        password.putClientProperty("JTextField.placeholderText", "empty on an open server");
        password.putClientProperty("FlatLaf.style", "showRevealButton: true");
        build();
        cancel.addActionListener(event -> {
            if (attempt == null) {
                frame.dispose();
                closed.run();
            } else {
                attempt.cancel(true);
            }
        });
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                if (attempt != null) {
                    attempt.cancel(true);
                }
                frame.dispose();
                closed.run();
            }
        });
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    }

    JFrame frame() {
        return frame;
    }

    /** Where the desk's complaints are to go from now on. */
    Complaints complaints() {
        return complaints;
    }

    private void build() {
        JPanel panel = new JPanel(new GridBagLayout());
        panel.setBorder(BorderFactory.createEmptyBorder(24, 32, 20, 32));
        JLabel title = new JLabel("Sign in");
        title.putClientProperty("FlatLaf.styleClass", "h1");
        add(panel, title, 0, 0, 2, 14);
        row(panel, 1, label("Server", server, 'E'), server);
        row(panel, 2, label("Name", name, 'N'), name);
        row(panel, 3, label("Password", password, 'P'), password);
        newAccount.setMnemonic(KeyEvent.VK_M);
        newAccount.addActionListener(event -> showCode());
        add(panel, newAccount, 1, 4, 1, 4);
        codeLabel.setLabelFor(code);
        codeLabel.setDisplayedMnemonic('C');
        code.putClientProperty("JTextField.placeholderText", "if the server asks for one");
        row(panel, 5, codeLabel, code);
        progress.setIndeterminate(true);
        progress.setVisible(false);
        add(panel, progress, 0, 6, 2, 6);
        error.setEditable(false);
        error.setFocusable(false);
        error.setOpaque(false);
        error.setLineWrap(true);
        error.setWrapStyleWord(true);
        error.setMargin(new Insets(0, 0, 0, 0));
        error.setVisible(false);
        add(panel, error, 0, 7, 2, 6);
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT, 0, 0));
        go.setMnemonic(KeyEvent.VK_S);
        go.addActionListener(event -> signIn());
        cancel.setMnemonic(KeyEvent.VK_Q);
        buttons.add(cancel);
        buttons.add(Box.createHorizontalStrut(10));
        buttons.add(go);
        add(panel, buttons, 0, 8, 2, 0);
        frame.getRootPane().setDefaultButton(go);
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> cancel.doClick(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        frame.setContentPane(panel);
        showCode();
    }

    private static JLabel label(String title, JComponent field, char mnemonic) {
        JLabel label = new JLabel(title);
        label.setLabelFor(field);
        label.setDisplayedMnemonic(mnemonic);
        return label;
    }

    private static void row(JPanel panel, int y, JLabel label, JComponent field) {
        GridBagConstraints at = new GridBagConstraints();
        at.gridy = y;
        at.anchor = GridBagConstraints.LINE_START;
        at.insets = new Insets(0, 0, 10, 14);
        panel.add(label, at);
        add(panel, field, 1, y, 1, 10);
    }

    private static void add(JPanel panel, Component what, int x, int y, int width, int below) {
        GridBagConstraints at = new GridBagConstraints();
        at.gridx = x;
        at.gridy = y;
        at.gridwidth = width;
        at.weightx = 1;
        at.fill = GridBagConstraints.HORIZONTAL;
        at.insets = new Insets(0, 0, below, 0);
        panel.add(what, at);
    }

    private void showCode() {
        code.setVisible(newAccount.isSelected());
        codeLabel.setVisible(newAccount.isSelected());
        go.setText(newAccount.isSelected() ? "Make account" : "Sign in");
        frame.pack();
    }

    /** In the middle of the screen; the first field that is empty has the focus. */
    void open() {
        frame.pack();
        frame.setResizable(false);
        frame.setLocationRelativeTo(null);
        JTextField first = server.getText().isBlank() ? server : name.getText().isBlank() ? name : password;
        frame.setFocusTraversalPolicy(new LayoutFocusTraversalPolicy() {
            @Override
            public Component getDefaultComponent(Container container) {
                return first; // the window's initial one as well
            }
        });
        frame.setVisible(true);
    }

    /** As if the button were pressed. */
    void signIn() {
        if (attempt != null) {
            return;
        }
        SignIn typed = new SignIn(
                server.getText(),
                name.getText(),
                new String(password.getPassword()),
                newAccount.isSelected(),
                code.getText(),
                scp1);
        ChatClientOptions options;
        try {
            options = typed.options(home, trust);
        } catch (IllegalArgumentException e) {
            say(PlainText.line(String.valueOf(e.getMessage()), 300), "");
            return;
        }
        say("", "");
        CompletableFuture<Desk> now = new SigningIn(options)
                .start(task -> new Thread(task, "scp-sign-in").start(), ViewThread::run, complaints);
        attempt = now;
        busy(true);
        Desk.whenDone(now, (desk, failure) -> ViewThread.run(() -> ended(desk, failure)));
    }

    private void ended(@Nullable Desk desk, @Nullable Throwable failure) {
        attempt = null;
        busy(false);
        if (failure instanceof SigningIn.FailedException failed) {
            failed(failed);
            (name.getText().isBlank() ? name : password).requestFocus();
        } else if (desk != null) {
            frame.dispose();
            signedIn.accept(desk);
        }
    }

    private void failed(SigningIn.FailedException failed) {
        Optional<Trust.Refused> refused = trust instanceof Trust asked ? asked.takeRefused() : Optional.empty();
        FirstUse.UnknownServer unknown = refused.map(Trust.Refused::unknown).orElse(null);
        if (unknown == null) {
            say(refused.map(Trust.Refused::sentence).orElse(String.valueOf(failed.getMessage())), failed.detail());
        } else if (CertificateQuestion.ask(frame, unknown)) {
            accept(unknown);
        } else {
            say("The server is not trusted, so nobody was signed in.", failed.detail());
        }
    }

    private void accept(FirstUse.UnknownServer server) {
        try {
            ((Trust) trust).accept(server);
            signIn();
        } catch (TlsFileException e) {
            say("That cannot be remembered: " + e.getMessage(), "");
        }
    }

    private void busy(boolean is) {
        for (JComponent part : new JComponent[] {server, name, password, newAccount, code, go}) {
            part.setEnabled(!is);
        }
        progress.setVisible(is);
        cancel.setText(is ? "Cancel" : "Quit");
        frame.pack();
    }

    /** Says what is wrong, without markup; what the system said as a tool tip. */
    private void say(String sentence, String detail) {
        error.setText(PlainText.of(sentence));
        error.setForeground(Palette.now().error());
        error.setToolTipText(detail.isEmpty() ? null : PlainText.line(detail, 300));
        error.setVisible(!sentence.isEmpty());
        error.setRows(Math.max(2, sentence.length() / 44 + 1));
        error.getAccessibleContext().setAccessibleName(sentence);
        frame.pack();
    }

    String server() {
        return server.getText();
    }

    String said() {
        return error.getText();
    }
}
