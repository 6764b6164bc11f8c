package chat.scp.client.gui;

import chat.scp.client.model.MessageView;
import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;

/** Finds text in the loaded messages: Enter goes to the next older one, Shift+Enter back, Esc ends. */
final class SearchBar extends JPanel {
    private final JTextField field = new JTextField(18);
    private final JLabel count = new JLabel(" ");
    private final transient Function<String, List<MessageView>> search;
    private final transient Consumer<MessageView> go;
    private final transient Runnable ended;
    private transient List<MessageView> found = List.of();
    private String searched = "";
    private int at;

    SearchBar(Function<String, List<MessageView>> search, Consumer<MessageView> go, Runnable ended) {
        super(new BorderLayout(8, 0));
        this.search = search;
        this.go = go;
        this.ended = ended;
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(6, 16, 6, 10));
        field.putClientProperty("JTextField.placeholderText", "Search in messages");
        field.getAccessibleContext().setAccessibleName("Search in messages");
        JPanel right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 4, 0));
        right.setOpaque(false);
        right.add(count);
        right.add(button("▲", "Older (Enter)", () -> step(1)));
        right.add(button("▼", "Newer (Shift+Enter)", () -> step(-1)));
        right.add(button("✕", "Close (Esc)", this::end));
        add(field, BorderLayout.CENTER);
        add(right, BorderLayout.EAST);
        bind("ENTER", () -> step(1));
        bind("shift ENTER", () -> step(-1));
        bind("ESCAPE", this::end);
        setVisible(false);
    }

    private static JButton button(String sign, String title, Runnable what) {
        JButton button = new JButton(sign);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(title);
        button.getAccessibleContext().setAccessibleName(title);
        button.addActionListener(event -> what.run());
        return button;
    }

    private void bind(String keys, Runnable what) {
        field.getInputMap().put(KeyStroke.getKeyStroke(keys), keys);
        field.getActionMap().put(keys, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                what.run();
            }
        });
    }

    void begin() {
        setVisible(true);
        field.selectAll();
        field.requestFocusInWindow();
    }

    void end() {
        if (isVisible()) {
            setVisible(false);
            searched = "";
            found = List.of();
            count.setText(" ");
            ended.run();
        }
    }

    private void step(int by) {
        if (!field.getText().equals(searched)) {
            searched = field.getText();
            found = search.apply(searched);
            at = 0;
        } else if (!found.isEmpty()) {
            at = Math.floorMod(at + by, found.size());
        }
        if (found.isEmpty()) {
            count.setText(searched.isEmpty() ? " " : "not in what is loaded");
        } else {
            count.setText(at + 1 + " of " + found.size());
            go.accept(found.get(at));
        }
    }
}
