package chat.scp.client.gui;

import chat.scp.client.People;
import chat.scp.client.model.InvitationView;
import chat.scp.pdu.InvitationId;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Who asks for a chat, and whom the user asked: a card each, the first few. */
final class InvitationsPanel extends JPanel {
    private static final int SHOWN = 3;

    private final transient Consumer<InvitationView> accept;
    private final transient Consumer<InvitationView> reject;
    private final transient Consumer<People.Asked> takeBack;
    private final transient Map<InvitationId, Ask> asked = new LinkedHashMap<>();
    private transient List<InvitationView> invitations = List.of();

    private record Ask(String user, People.Asked asked) {}

    InvitationsPanel(
            Consumer<InvitationView> accept, Consumer<InvitationView> reject, Consumer<People.Asked> takeBack) {
        this.accept = accept;
        this.reject = reject;
        this.takeBack = takeBack;
        setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(0, 10, 0, 10));
    }

    void show(List<InvitationView> now) {
        invitations = now;
        build();
    }

    /** The oldest one, for the keyboard. */
    Optional<InvitationView> first() {
        return invitations.stream().findFirst();
    }

    boolean hasCards() {
        return getComponentCount() > 0;
    }

    void asking(String user, People.Asked ask) {
        asked.put(ask.id(), new Ask(user, ask));
        build();
    }

    void answered(InvitationId id) {
        if (asked.remove(id) != null) {
            build();
        }
    }

    private void build() {
        removeAll();
        invitations.stream().limit(SHOWN).forEach(this::invitation);
        asked.values().stream().limit(SHOWN).forEach(this::ask);
        int more = Math.max(0, invitations.size() - SHOWN) + Math.max(0, asked.size() - SHOWN);
        if (more > 0) {
            JLabel label = new JLabel("and " + more + " more");
            label.setAlignmentX(LEFT_ALIGNMENT);
            label.setBorder(BorderFactory.createEmptyBorder(2, 8, 8, 0));
            add(label);
        }
        setVisible(getComponentCount() > 0);
        revalidate();
        repaint();
    }

    static String sentence(InvitationView view) {
        return who(view) + " " + what(view);
    }

    private static String what(InvitationView view) {
        return view.room().isNone() ? "wants to chat with you" : "invites you into a room";
    }

    /** §9.9-1: a display name alone must not decide whom the user trusts. */
    private static String who(InvitationView view) {
        String name = PlainText.line(view.from().text(), 64);
        return view.displayName().isEmpty()
                        || view.displayName().equals(view.from().text())
                ? name
                : PlainText.line(view.displayName(), 64) + " (" + name + ")";
    }

    private void invitation(InvitationView view) {
        String name = PlainText.line(view.from().text(), 64);
        JButton yes = button("Accept", "Accept the invitation of " + name, () -> accept.accept(view));
        JButton no = button("Reject", "Reject the invitation of " + name, () -> reject.accept(view));
        Theme.first(yes);
        card(who(view), what(view), yes, no);
    }

    private void ask(Ask ask) {
        JButton back = button("Take back", "Take the invitation back", () -> takeBack.accept(ask.asked()));
        card(PlainText.line(ask.user(), 64), "has been asked; no answer yet", back);
    }

    private static JButton button(String title, String spoken, Runnable what) {
        JButton button = new JButton(title);
        button.getAccessibleContext().setAccessibleName(spoken);
        button.addActionListener(event -> what.run());
        return button;
    }

    private void card(String who, String what, JButton... choices) {
        Tinted card = new Tinted(new BorderLayout(0, 6), Palette::selection, Tinted.Edge.ROUND);
        card.setAlignmentX(LEFT_ALIGNMENT);
        card.setBorder(BorderFactory.createEmptyBorder(10, 12, 10, 12));
        JPanel texts = new JPanel();
        texts.setOpaque(false);
        texts.setLayout(new BoxLayout(texts, BoxLayout.Y_AXIS));
        JLabel name = PlainText.in(new JLabel(who));
        name.putClientProperty("FlatLaf.styleClass", "h4");
        texts.add(name);
        texts.add(new JLabel(what));
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
        buttons.setOpaque(false);
        for (JButton choice : choices) {
            buttons.add(choice);
            buttons.add(Box.createHorizontalStrut(8));
        }
        card.add(texts, BorderLayout.CENTER);
        card.add(buttons, BorderLayout.SOUTH);
        card.setMaximumSize(new Dimension(Integer.MAX_VALUE, card.getPreferredSize().height));
        add(card);
        add(Box.createVerticalStrut(8));
    }
}
