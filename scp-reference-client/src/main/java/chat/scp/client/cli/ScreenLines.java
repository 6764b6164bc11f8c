package chat.scp.client.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** What of all that is told gets a line on the screen, and how it looks. Thread-safe. */
final class ScreenLines {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());
    private static final int MAX_WAITING = 1_000;
    private static final int[] NAMES = {
        AttributedStyle.CYAN,
        AttributedStyle.GREEN,
        AttributedStyle.MAGENTA,
        AttributedStyle.YELLOW,
        AttributedStyle.BLUE
    };

    private final boolean colours;
    /** Own messages that were not printed yet: with their outcome they get a number. */
    private final Map<String, Told> waiting = new LinkedHashMap<>();

    ScreenLines(boolean colours) {
        this.colours = colours;
    }

    /** Null: none. */
    synchronized @Nullable AttributedString of(Told told, @Nullable Chatting chatting) {
        String here = chatting == null
                ? ""
                : chatting.current().map(view -> view.info().name().text()).orElse("");
        boolean elsewhere = !told.in().isEmpty() && !told.in().equals(here);
        return switch (told.event()) {
            case "mark", "typing", "changed", "skipped" -> null;
            case "opened" -> told.field("unread").equals("0") ? null : note(told.sentence());
            case "message" -> elsewhere ? elsewhere(told, chatting) : message(told);
            case "history" -> message(told);
            case "queued" -> queued(told, chatting);
            case "sent" -> sent(told);
            case "member" -> elsewhere ? null : note(told.sentence());
            case "state" -> state(told);
            case "problem" -> styled(told.sentence(), AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));
            case "invitation" -> styled(told.sentence(), AttributedStyle.BOLD);
            case "entered" -> styled(told.sentence(), AttributedStyle.BOLD);
            case "help" -> new AttributedString("  " + told.field("command") + "\t" + told.field("text"));
            case "chat", "asking", "room", "person", "blocked" -> new AttributedString("  " + told.sentence());
            default -> note(told.sentence());
        };
    }

    private AttributedString note(String sentence) {
        return styled("* " + sentence, AttributedStyle.DEFAULT.faint());
    }

    private AttributedString styled(String text, AttributedStyle style) {
        return new AttributedString(text, colours ? style : AttributedStyle.DEFAULT);
    }

    private @Nullable AttributedString state(Told told) {
        boolean firstTry = told.field("state").equals("connecting");
        return firstTry || told.field("code").equals("NONE") ? null : note(told.sentence());
    }

    /** Once: how many they are stands below. */
    private @Nullable AttributedString elsewhere(Told told, @Nullable Chatting chatting) {
        long unread = chatting == null
                ? 1
                : chatting.find(told.in(), false)
                        .or(() -> chatting.find(told.in(), true))
                        .map(view -> view.unread())
                        .orElse(1L);
        boolean news = unread <= 1 && !told.is("own") && !told.fields().containsKey("relation");
        return news
                ? note(Shown.name(told.field("from")) + " wrote in " + Shown.name(told.in()) + ": /chat "
                        + Shown.name(told.in()))
                : null;
    }

    private AttributedString message(Told told) {
        String time = told.field("time");
        String number = told.field("number");
        String place = number.isEmpty() ? "" : "#" + number + " ";
        String name = Shown.name(told.field("from"));
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(styled((time.isEmpty() ? "" : CLOCK.format(Instant.parse(time)) + " ") + place, faint()));
        String rest = told.sentence().substring(Math.min(told.sentence().length(), (place + name).length()));
        AttributedStyle style = told.is("own")
                ? AttributedStyle.BOLD
                : AttributedStyle.DEFAULT.foreground(NAMES[Math.floorMod(name.hashCode(), NAMES.length)]);
        return line.append(styled(name, style)).append(rest).toAttributedString();
    }

    private static AttributedStyle faint() {
        return AttributedStyle.DEFAULT.faint();
    }

    private @Nullable AttributedString queued(Told told, @Nullable Chatting chatting) {
        if (waiting.size() < MAX_WAITING) {
            waiting.put(told.field("id"), told);
        }
        boolean online = chatting == null || chatting.client().state().isOnline();
        return online ? null : note("leaves when the connection is back: " + Shown.text(told.field("text")));
    }

    private @Nullable AttributedString sent(Told told) {
        Told queued = waiting.remove(told.field("id"));
        if (queued == null) {
            return told.field("outcome").equals("STORED") ? null : note(told.sentence());
        }
        if (!told.field("outcome").equals("STORED") && !told.field("outcome").equals("UNKNOWN")) {
            return styled(
                    told.sentence() + " (" + Shown.text(queued.field("text")) + ")",
                    AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));
        }
        String number = told.field("number");
        String place = number.isEmpty() ? "" : "#" + number + " ";
        return message(queued.with("own", true)
                .with("time", told.fields().get("time"))
                .with("number", told.fields().get("number"))
                .saying(place + queued.sentence()));
    }
}
