package chat.scp.client.gui;

import chat.scp.quic.tls.FirstUse;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/** Asks the user about a server that nobody vouches for. */
final class CertificateQuestion {
    private static final String YES = "Trust this server";
    private static final String NO = "Cancel";

    private CertificateQuestion() {}

    /** Whether to trust it from now on. */
    static boolean ask(Component parent, FirstUse.UnknownServer server) {
        String where = server.host() + ":" + server.port();
        JPanel panel = new JPanel(new BorderLayout(0, 10));
        JLabel title = PlainText.in(new JLabel(PlainText.line(where, 100) + " is not known yet"));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        panel.add(title, BorderLayout.NORTH);
        panel.add(
                text("""
                        No authority vouches for this server. Compare the fingerprint of its certificate
                        with the one that its operator told you; only if they are the same, trust it.
                        It will be remembered, and you are not asked again.""", title.getFont().deriveFont(Font.PLAIN, title.getFont().getSize2D() - 2)),
                BorderLayout.CENTER);
        JTextArea fingerprint =
                text(twoLines(server.fingerprint().toString()), new Font(Font.MONOSPACED, Font.PLAIN, 13));
        fingerprint.getAccessibleContext().setAccessibleName("Fingerprint");
        fingerprint.setBorder(BorderFactory.createEmptyBorder(8, 0, 8, 0));
        panel.add(fingerprint, BorderLayout.SOUTH);
        Object[] choices = {YES, NO};
        int choice = JOptionPane.showOptionDialog(
                parent,
                panel,
                "Unknown server",
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.PLAIN_MESSAGE,
                null,
                choices,
                NO);
        return choice == 0;
    }

    private static String twoLines(String fingerprint) {
        int middle = fingerprint.indexOf(':', fingerprint.length() / 2) + 1;
        return fingerprint.substring(0, middle) + "\n       " + fingerprint.substring(middle);
    }

    private static JTextArea text(String text, Font font) {
        JTextArea area = new JTextArea(text);
        area.setFont(font);
        area.setEditable(false);
        area.setOpaque(false);
        area.setBorder(BorderFactory.createEmptyBorder()); // its usual margin would set it off from the title
        return area;
    }
}
