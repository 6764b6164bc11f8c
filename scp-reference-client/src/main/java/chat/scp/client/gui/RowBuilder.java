package chat.scp.client.gui;

import chat.scp.client.model.MessageView;
import chat.scp.extension.AttachmentBody;
import chat.scp.pdu.Attachment;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of messages the lines that are shown. Needs no display. */
final class RowBuilder {
    /** Who says something later than this is named anew. */
    private static final long GROUP_MILLIS = 5 * 60_000;

    private static final int QUOTE_CHARS = 120;

    private final Times times;

    RowBuilder(Times times) {
        this.times = times;
    }

    /**
     * In the same order.
     *
     * @param room whether it is not plain who speaks
     * @param unread up to where the user has read, for a line below; null: no line
     */
    List<Row> rows(List<MessageView> messages, boolean room, @Nullable Position unread) {
        Map<Position, MessageView> byPosition = new HashMap<>();
        messages.forEach(m -> byPosition.put(m.position(), m));
        List<Row> rows = new ArrayList<>(messages.size() + 16);
        LocalDate day = null;
        MessageView before = null;
        boolean lineDrawn = false;
        for (MessageView message : messages) {
            LocalDate itsDay = message.timeMillis() == 0 ? day : times.day(message.timeMillis());
            boolean newDay = itsDay != null && !itsDay.equals(day);
            if (newDay && itsDay != null) {
                rows.add(new Row.Day(itsDay, times.dayTitle(itsDay)));
                day = itsDay;
            }
            boolean line = !lineDrawn
                    && unread != null
                    && !message.own()
                    && message.position().compareTo(unread) > 0;
            if (line) {
                rows.add(new Row.Unread());
                lineDrawn = true;
            }
            boolean first = newDay || line || before == null || !follows(before, message);
            rows.add(new Row.Message(
                    message,
                    said(message),
                    times.time(message.timeMillis()),
                    first,
                    first && room && !message.own() && !isNotice(message),
                    quote(message, byPosition)));
            before = message;
        }
        return rows;
    }

    private static boolean follows(MessageView before, MessageView message) {
        return before.sender().equals(message.sender())
                && !isNotice(before)
                && message.timeMillis() - before.timeMillis() < GROUP_MILLIS;
    }

    private static Row.@Nullable Quote quote(MessageView message, Map<Position, MessageView> byPosition) {
        Position target = message.replyTo();
        if (target == null || message.deleted()) {
            return null;
        }
        MessageView answered = byPosition.get(target);
        return answered == null
                ? new Row.Quote("", "an earlier message")
                : new Row.Quote(answered.own() ? "You" : answered.sender().text(), line(answered, QUOTE_CHARS));
    }

    static boolean isNotice(MessageView message) {
        return message.body().contentType().equals(ContentType.NOTICE);
    }

    /** In one line. */
    static String line(MessageView message, int max) {
        return PlainText.line(said(message), max);
    }

    /** §6.8: what stands for a body that is no text. */
    static String said(MessageView message) {
        if (message.deleted()) {
            return "Message deleted";
        }
        ContentType type = message.body().contentType();
        if (type.equals(ContentType.TEXT) || type.equals(ContentType.NOTICE) || type.equals(ContentType.EMOJI)) {
            return PlainText.of(message.text());
        }
        if (type.equals(ContentType.ATTACHMENT)) {
            Optional<Attachment> file = AttachmentBody.read(message.body());
            if (file.isPresent()) {
                return attachment(file.get());
            }
        }
        return "(This message cannot be shown here.)";
    }

    private static String attachment(Attachment file) {
        String name = file.name().isEmpty() ? "A file" : file.name();
        String caption = file.caption().isEmpty() ? "" : "\n" + file.caption();
        return PlainText.of(name + " (" + size(file.size()) + ")\n" + file.uri() + caption);
    }

    private static String size(long bytes) {
        if (bytes < 0 || bytes >= 1L << 30) {
            return Long.toUnsignedString(bytes >>> 30) + " GiB";
        }
        return bytes < 1024 ? bytes + " bytes" : bytes < 1 << 20 ? bytes / 1024 + " KiB" : (bytes >> 20) + " MiB";
    }

    /** Whether something can be said about it: it is stored, and not deleted. */
    static boolean canRelate(MessageView message) {
        return !message.position().isNone()
                && !message.deleted()
                && !message.id().equals(MessageId.NONE);
    }
}
