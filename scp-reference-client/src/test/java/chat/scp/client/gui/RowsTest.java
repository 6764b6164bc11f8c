package chat.scp.client.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.model.MessageState;
import chat.scp.client.model.MessageView;
import chat.scp.extension.AttachmentBody;
import chat.scp.pdu.Attachment;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.swing.event.ListDataEvent;
import javax.swing.event.ListDataListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of messages, without a display. */
@Timeout(60)
class RowsTest {
    static final UserName BOB = UserName.of("bob");
    static final UserName ALICE = UserName.of("alice");
    private static final long NOON = Instant.parse("2026-03-10T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private final Times times =
            new Times(Clock.fixed(Instant.ofEpochMilli(NOON + 60 * MINUTE), ZoneOffset.UTC), Locale.ENGLISH);
    private final RowBuilder builder = new RowBuilder(times);

    static MessageView message(long sequence, UserName from, long millis, Body body, Position replyTo) {
        return new MessageView(
                new Position(1, sequence),
                new MessageId(1, sequence),
                millis,
                from,
                from.equals(ALICE),
                body,
                false,
                false,
                replyTo,
                Map.of(),
                from.equals(ALICE) ? MessageState.STORED : MessageState.RECEIVED,
                "");
    }

    private static MessageView text(long sequence, UserName from, long minute) {
        return message(sequence, from, NOON + minute * MINUTE, Body.text("m" + sequence), null);
    }

    private static String shape(Row row) {
        if (row instanceof Row.Day day) {
            return day.title();
        }
        if (!(row instanceof Row.Message message)) {
            return "--";
        }
        return (message.first() ? "*" : "") + (message.named() ? message.view().sender() + ":" : "") + message.said();
    }

    private List<String> shapes(List<MessageView> messages, boolean room, Position unread) {
        return builder.rows(messages, room, unread).stream()
                .map(RowsTest::shape)
                .toList();
    }

    @Test
    void daysAndSpeakersAreToldApart() {
        List<MessageView> all = List.of(
                text(1, BOB, -48 * 60),
                text(2, BOB, -24 * 60),
                text(3, BOB, 0),
                text(4, BOB, 1),
                text(5, BOB, 20),
                text(6, ALICE, 21),
                text(7, BOB, 22));
        assertEquals(
                List.of(
                        "Sunday, March 8, 2026",
                        "*bob:m1",
                        "Yesterday",
                        "*bob:m2",
                        "Today",
                        "*bob:m3",
                        "m4",
                        "*bob:m5",
                        "*m6",
                        "*bob:m7"),
                shapes(all, true, null));
        assertTrue(shapes(all, false, null).stream().noneMatch(s -> s.contains("bob:")), "it is plain who speaks");
    }

    @Test
    void whatIsUnreadBeginsBelowALine() {
        List<MessageView> all = List.of(text(1, BOB, 0), text(2, BOB, 1), text(3, ALICE, 2), text(4, BOB, 3));
        assertEquals(List.of("Today", "*m1", "--", "*m2", "*m3", "*m4"), shapes(all, false, new Position(1, 1)));
        assertEquals(new Position(1, 1), ConversationPane.beforeUnread(all, 2));
        assertEquals(new Position(1, 0), ConversationPane.beforeUnread(all, 3));
        assertNull(ConversationPane.beforeUnread(all, 4), "its beginning is not loaded");
    }

    @Test
    void aReplyQuotesWhatItAnswersAsFarAsThatIsLoaded() {
        MessageView first = text(1, BOB, 0);
        MessageView reply = message(2, ALICE, NOON, Body.text("yes"), new Position(1, 1));
        MessageView lost = message(3, ALICE, NOON, Body.text("no"), new Position(1, 77));
        List<Row> rows = builder.rows(List.of(first, reply, lost), false, null);
        assertEquals(new Row.Quote("bob", "m1"), ((Row.Message) rows.get(2)).quoted());
        Row.Quote unknown = ((Row.Message) rows.get(3)).quoted();
        assertNotNull(unknown);
        assertEquals("an earlier message", unknown.line());
    }

    @Spec("6.8-5")
    @Test
    void bodiesThatAreNoPlainTextAreShownAsWhatTheyAre() {
        assertEquals("<html><b>x", said(Body.text("<html><b>x")));
        assertEquals("a\uFFFDb\n    c", said(Body.text("a\u0007b\n\tc")));
        assertEquals(
                "(This message cannot be shown here.)", said(new Body(ContentType.of(4711), Bytes.ofUtf8("<html>"))));
        assertEquals("(This message cannot be shown here.)", said(new Body(ContentType.ATTACHMENT, Bytes.ofUtf8("x"))));
        Attachment file =
                new Attachment(2048, Bytes.of(new byte[32]), "image/png", "a.png", "https://x.example/a", "look");
        assertEquals("a.png (2 KiB)\nhttps://x.example/a\nlook", said(AttachmentBody.of(file)));
    }

    private static String said(Body body) {
        return RowBuilder.said(message(1, BOB, NOON, body, null));
    }

    @Test
    void aLineTurnsNothingAroundAndIsBounded() {
        assertEquals("gnp.exe", PlainText.line("\u202Egnp\u202C.exe\u2066", 40));
        assertEquals("a b c", PlainText.line("a\n  b\tc\n", 40));
        assertEquals(20, PlainText.line("x".repeat(100_000), 20).length());
        String halved = PlainText.cut("ab\uD83D\uDE00", 3);
        assertEquals("ab", halved, "no half of a character");
    }

    @Test
    void anAddressBeginsALineRatherThanBreakingAfterItsColon() {
        String said = "See https://example.org";
        assertEquals("See ".length(), Wrapped.lineEnd(said, 0, "See https:".length()));
        assertEquals("See https:".length(), Wrapped.lineEnd(said, "See ".length(), "See https:".length()), "no other");
        assertEquals(said.length(), Wrapped.lineEnd(said, 0, said.length()));
        assertEquals(3, Wrapped.lineEnd("a 日本語", 0, 3), "writing without spaces");
    }

    @Test
    void onlyWhatDiffersIsTold() {
        RowList list = new RowList();
        List<String> told = new ArrayList<>();
        list.addListDataListener(new ListDataListener() {
            @Override
            public void intervalAdded(ListDataEvent event) {
                told.add("+" + event.getIndex0() + "-" + event.getIndex1());
            }

            @Override
            public void intervalRemoved(ListDataEvent event) {
                told.add("-" + event.getIndex0() + "-" + event.getIndex1());
            }

            @Override
            public void contentsChanged(ListDataEvent event) {
                told.add("=" + event.getIndex0() + "-" + event.getIndex1());
            }
        });
        list.set(rows(3, 6));
        Row kept = list.getElementAt(1);
        list.set(rows(3, 8)); // two came
        list.set(rows(1, 8)); // two older ones
        assertSame(kept, list.getElementAt(3), "what was measured counts on");
        list.set(rows(1, 8));
        List<Row> edited = new ArrayList<>(rows(1, 8));
        edited.set(4, rows(50, 51).get(0));
        list.set(edited);
        list.set(rows(1, 4));
        assertEquals(List.of("+0-2", "+3-4", "+0-1", "=4-4", "-3-6"), told);
        assertEquals(2, list.indexOf(rows(3, 4).get(0).key()));
        list.set(List.of());
        assertEquals(0, list.getSize());
        assertFalse(told.isEmpty());
    }

    private List<Row> rows(int from, int to) {
        List<MessageView> all =
                IntStream.range(from, to).mapToObj(i -> text(i, BOB, 0)).toList();
        return builder.rows(all, false, null).stream()
                .filter(Row.Message.class::isInstance)
                .map(row -> (Row) new Row.Message(((Row.Message) row).view(), "x", "", true, false, null))
                .toList();
    }
}
