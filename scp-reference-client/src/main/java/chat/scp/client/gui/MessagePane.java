package chat.scp.client.gui;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JViewport;
import javax.swing.ScrollPaneConstants;
import org.jspecify.annotations.Nullable;

/**
 * Scrolls the messages. What the user reads stays where it is while others come and go above and below; who
 * is at the end stays at the end. Near an end more is asked for.
 */
final class MessagePane extends JPanel {
    private static final int NEAR = 600;
    private static final int AT_END = 24;

    private final MessageList list;
    private final RowList rows;
    private final JScrollPane scroll;
    private transient Runnable onOlder = () -> {};
    private transient Runnable onNewer = () -> {};
    private transient Runnable onEnd = () -> {};
    private boolean sticks = true;
    private boolean moving;
    private int width;
    private int height;

    MessagePane(MessageList list, RowList rows) {
        super(new BorderLayout());
        this.list = list;
        this.rows = rows;
        scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(24);
        scroll.getViewport().setScrollMode(JViewport.SIMPLE_SCROLL_MODE);
        scroll.getViewport().addChangeListener(event -> moved());
        add(scroll);
    }

    /** What happens when the view comes near the oldest and the newest message, and to the very end. */
    void onScroll(Runnable older, Runnable newer, Runnable end) {
        onOlder = older;
        onNewer = newer;
        onEnd = end;
    }

    /** Shows these, and keeps the place. */
    void show(List<Row> now, boolean room) {
        Anchor anchor = sticks ? null : anchor();
        moving = true;
        list.show(now, room);
        list.revalidate();
        validate();
        moving = false;
        if (anchor == null) {
            toEnd();
        } else {
            restore(anchor);
        }
    }

    /** Where the user reads: a row, and how far below the upper edge it begins. */
    private record Anchor(Object key, int offset) {}

    private @Nullable Anchor anchor() {
        int first = list.getFirstVisibleIndex();
        while (first >= 0 && first < rows.getSize() && !(rows.getElementAt(first) instanceof Row.Message)) {
            first++;
        }
        if (first < 0 || first >= rows.getSize()) {
            return null;
        }
        Rectangle bounds = list.getCellBounds(first, first);
        return new Anchor(
                rows.getElementAt(first).key(), bounds.y - scroll.getViewport().getViewPosition().y);
    }

    private void restore(Anchor anchor) {
        int index = rows.indexOf(anchor.key());
        if (index >= 0) {
            Rectangle bounds = list.getCellBounds(index, index);
            to(bounds.y - anchor.offset());
        }
    }

    /** Goes to the end, and stays there. */
    void toEnd() {
        sticks = true;
        to(list.getPreferredSize().height);
    }

    private void to(int y) {
        JViewport view = scroll.getViewport();
        int most = Math.max(0, list.getPreferredSize().height - view.getExtentSize().height);
        moving = true;
        list.setSize(view.getWidth(), Math.max(list.getPreferredSize().height, view.getExtentSize().height));
        view.setViewPosition(new Point(0, Math.max(0, Math.min(most, y))));
        moving = false;
        EventQueue.invokeLater(this::near);
    }

    boolean isAtEnd() {
        JViewport view = scroll.getViewport();
        return view.getViewPosition().y + view.getExtentSize().height >= list.getHeight() - AT_END;
    }

    private void moved() {
        if (moving) {
            return;
        }
        JViewport view = scroll.getViewport();
        boolean resized = view.getWidth() != width || list.getHeight() != height || view.getExtentSize().height == 0;
        width = view.getWidth();
        height = list.getHeight();
        if (resized && sticks) {
            toEnd(); // a window that gets smaller hides no newest message
            return;
        }
        sticks = isAtEnd();
        near();
    }

    private void near() {
        JViewport view = scroll.getViewport();
        if (!isShowing() || view.getExtentSize().height == 0) {
            return;
        }
        int top = view.getViewPosition().y;
        if (top < NEAR) {
            onOlder.run();
        }
        if (list.getHeight() - top - view.getExtentSize().height < NEAR) {
            onNewer.run();
        }
        if (isAtEnd()) {
            onEnd.run();
        }
    }
}
