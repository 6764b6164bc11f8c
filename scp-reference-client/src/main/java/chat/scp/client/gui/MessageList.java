package chat.scp.client.gui;

import chat.scp.client.model.MessageView;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.JList;
import javax.swing.JToolTip;
import javax.swing.ListSelectionModel;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** The messages of one conversation: however many there are, what is painted is what is seen. */
final class MessageList extends JList<Row> {
    private final RowList rows;
    private final MessageCell cell;
    private final Name me;
    private boolean room;
    private transient @Nullable Measuring measuring;
    private transient Consumer<Position> onQuote = position -> {};
    private transient BiConsumer<MessageView, String> onChip = (message, emoji) -> {};

    MessageList(RowList rows, Name me) {
        super(rows);
        this.rows = rows;
        this.me = me;
        cell = new MessageCell(this::measuring);
        setCellRenderer(cell);
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        getAccessibleContext().setAccessibleName("Messages");
        ToolTipManager.sharedInstance().registerComponent(this);
        addComponentListener(new ComponentAdapter() {
            private int width;

            @Override
            public void componentResized(ComponentEvent event) {
                if (width != getWidth()) {
                    width = getWidth();
                    measureAnew();
                }
            }
        });
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                clicked(event);
            }

            @Override
            public void mouseMoved(MouseEvent event) {
                boolean hand = chipAt(event.getPoint()).isPresent() || quoteAt(event.getPoint()) != null;
                setCursor(Cursor.getPredefinedCursor(hand ? Cursor.HAND_CURSOR : Cursor.DEFAULT_CURSOR));
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
        setFontOfLook();
    }

    /** What happens at a click on what a reply answers, and on a reaction. */
    void onClick(Consumer<Position> quote, BiConsumer<MessageView, String> chip) {
        onQuote = quote;
        onChip = chip;
    }

    private void setFontOfLook() {
        Font usual = UIManager.getFont("Label.font");
        setFont(usual.deriveFont(usual.getSize2D() + 1));
        setBackground(Palette.now().background());
        measureAnew();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (cell != null) {
            setFontOfLook();
        }
    }

    void show(List<Row> now, boolean isRoom) {
        if (room != isRoom) {
            room = isRoom;
            measureAnew();
        }
        rows.set(now);
        cell.keep(rows);
    }

    private Measuring measuring() {
        Measuring known = measuring;
        if (known == null || !known.isFor(getWidth(), getFont())) {
            FontRenderContext context = new FontRenderContext(null, true, false);
            known = new Measuring(Math.max(200, getWidth()), getFont(), context, room, me);
            measuring = known;
        }
        return known;
    }

    /** JList keeps heights of its own; it forgets them when this is set. */
    private void measureAnew() {
        if (cell == null) {
            return;
        }
        measuring = null;
        cell.forget();
        setFixedCellHeight(10);
        setFixedCellHeight(-1);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    /** A row as wide as a long message would make the list as wide. */
    @Override
    public Dimension getPreferredSize() {
        Dimension size = super.getPreferredSize();
        Component viewport = getParent();
        return viewport == null ? size : new Dimension(viewport.getWidth(), size.height);
    }

    // ---- what is where

    Optional<Row.Message> selected() {
        return getSelectedValue() instanceof Row.Message message ? Optional.of(message) : Optional.empty();
    }

    Optional<Row.Message> messageAt(Point point) {
        int index = locationToIndex(point);
        if (index < 0 || !getCellBounds(index, index).contains(point)) {
            return Optional.empty();
        }
        return rows.getElementAt(index) instanceof Row.Message message ? Optional.of(message) : Optional.empty();
    }

    private Optional<Laid.Chip> chipAt(Point point) {
        return messageAt(point).flatMap(message -> {
            Point inside = inside(point);
            return cell.laid(message).chips().stream()
                    .filter(chip -> chip.area().contains(inside))
                    .findFirst();
        });
    }

    private @Nullable Position quoteAt(Point point) {
        return messageAt(point)
                .filter(message -> {
                    Laid.Quote quote = cell.laid(message).quote();
                    return quote != null && quote.area().contains(inside(point));
                })
                .map(message -> message.view().replyTo())
                .orElse(null);
    }

    private Point inside(Point point) {
        int index = locationToIndex(point);
        Rectangle bounds = getCellBounds(index, index);
        return new Point(point.x - bounds.x, point.y - bounds.y);
    }

    private void clicked(MouseEvent event) {
        Position quoted = quoteAt(event.getPoint());
        if (quoted != null) {
            onQuote.accept(quoted);
            return;
        }
        chipAt(event.getPoint()).ifPresent(chip -> messageAt(event.getPoint())
                .ifPresent(message -> onChip.accept(message.view(), chip.emoji())));
    }

    /** Selects and shows it, if it is loaded. */
    boolean reveal(Position position) {
        int index = rows.indexOf(position);
        if (index < 0) {
            for (int i = 0; i < rows.getSize() && index < 0; i++) {
                boolean it = rows.getElementAt(i) instanceof Row.Message message
                        && message.view().position().equals(position);
                index = it ? i : -1;
            }
        }
        if (index < 0) {
            return false;
        }
        setSelectedIndex(index);
        ensureIndexIsVisible(index);
        return true;
    }

    @Override
    public @Nullable String getToolTipText(MouseEvent event) {
        Optional<Laid.Chip> chip = chipAt(event.getPoint());
        if (chip.isPresent()) {
            String emoji = chip.get().emoji();
            return messageAt(event.getPoint())
                    .map(message -> people(message.view(), emoji) + " reacted with " + Emoji.name(emoji))
                    .orElse(null);
        }
        return messageAt(event.getPoint())
                .map(message -> Ticks.word(message.view().state()))
                .filter(word -> !word.isEmpty())
                .orElse(null);
    }

    private static String people(MessageView message, String emoji) {
        return message.reactions().getOrDefault(emoji, Set.of()).stream()
                .map(Name::text)
                .sorted()
                .limit(10)
                .collect(Collectors.joining(", "));
    }

    @Override
    public JToolTip createToolTip() {
        return PlainText.in(super.createToolTip());
    }
}
