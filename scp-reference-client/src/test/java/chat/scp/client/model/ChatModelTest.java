package chat.scp.client.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.HistoryPage;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.signal.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a view sees of what happened. */
@Timeout(120)
class ChatModelTest {
    private static final ConversationId CHAT = new ConversationId(1, 1);
    private static final UserName ALICE = UserName.of("alice");
    private static final UserName BOB = UserName.of("bob");
    private static final ModelLimits SMALL = new ModelLimits(10, 100_000, 1_000_000, 20, 3);

    private final ChatModel model = new ChatModel(ALICE, ModelLimits.USUAL);

    private static ConversationInfo info(ConversationId id, long last, long read) {
        return new ConversationInfo(
                id, ConversationKind.DIRECT, BOB, "", "", Role.MEMBER, Visibility.PRIVATE, 2, 1, last, read);
    }

    private void open(long last, long read) {
        model.apply(new ChatEvent.ConversationOpened(info(CHAT, last, read)));
    }

    private static ChatMessage message(long sequence, Name from, Body body, Relation relation) {
        return new ChatMessage(
                CHAT, new Position(1, sequence), new MessageId(2, sequence), 1_000 + sequence, from, body, relation, 0);
    }

    private static ChatMessage text(long sequence, Name from, String text) {
        return message(sequence, from, Body.text(text), null);
    }

    private static ChatMessage about(long sequence, Name from, RelationKind kind, long target, String text) {
        Body body = kind == RelationKind.DELETE
                ? Body.EMPTY
                : new Body(kind == RelationKind.REACTION ? ContentType.EMOJI : ContentType.TEXT, Bytes.ofUtf8(text));
        return message(sequence, from, body, new Relation(kind, new Position(1, target)));
    }

    private void receive(ChatMessage message) {
        model.apply(new ChatEvent.MessageReceived(message));
    }

    private static HistoryPage page(long first, long last, long logLast) {
        List<ChatMessage> all = LongStream.rangeClosed(first, last)
                .mapToObj(i -> text(i, BOB, "m" + i))
                .toList();
        return new HistoryPage(all, 1, first, last, 1, logLast);
    }

    private List<String> texts() {
        return model.messages(CHAT).stream().map(MessageView::text).toList();
    }

    @Test
    void anOwnMessageGoesFromSendingToRead() {
        open(0, 0);
        MessageId id = new MessageId(9, 9);
        model.apply(new ChatEvent.SendQueued(CHAT, id, Body.text("hi"), null, 5));
        assertEquals(MessageState.SENDING, model.messages(CHAT).get(0).state());
        model.apply(new ChatEvent.SendEnded(CHAT, id, new SendOutcome.Stored(new Position(1, 1), 6, false)));
        assertEquals(MessageState.STORED, model.messages(CHAT).get(0).state());
        model.apply(new ChatEvent.Marked(CHAT, BOB, MarkKind.DELIVERED, new Position(1, 1)));
        assertEquals(MessageState.DELIVERED, model.messages(CHAT).get(0).state());
        model.apply(new ChatEvent.Marked(CHAT, BOB, MarkKind.READ, new Position(1, 1)));
        assertEquals(MessageState.READ, model.messages(CHAT).get(0).state());
        assertEquals(1, model.messages(CHAT).size());
        assertEquals(0, model.unread());
    }

    @Test
    void aMessageThatFailedSaysWhyUntilItIsDismissed() {
        open(0, 0);
        MessageId id = new MessageId(9, 9);
        model.apply(new ChatEvent.SendQueued(CHAT, id, Body.text("hi"), null, 5));
        model.dismiss(CHAT, id);
        assertEquals(1, model.messages(CHAT).size(), "what is on its way cannot be dismissed");
        model.apply(new ChatEvent.SendEnded(CHAT, id, new SendOutcome.Rejected(ErrorCode.NOT_A_MEMBER, 0)));
        MessageView failed = model.messages(CHAT).get(0);
        assertEquals(MessageState.FAILED, failed.state());
        assertEquals("You are not in this conversation.", failed.failure());
        model.dismiss(CHAT, id);
        assertTrue(model.messages(CHAT).isEmpty());
    }

    @Test
    void anOwnReactionThatFailedBecomesANotice() {
        open(0, 0);
        MessageId id = new MessageId(9, 9);
        Relation reaction = new Relation(RelationKind.REACTION, new Position(1, 1));
        model.apply(new ChatEvent.SendQueued(CHAT, id, Body.text("x"), reaction, 5));
        assertTrue(model.messages(CHAT).isEmpty());
        model.apply(new ChatEvent.SendEnded(CHAT, id, new SendOutcome.Rejected(ErrorCode.NOT_FOUND, 0)));
        assertEquals(1, model.notices().size());
    }

    @Spec({"6.7-7", "6.7-8", "6.7-9"})
    @Test
    void whatIsSaidAboutAMessageIsApplied() {
        open(0, 0);
        receive(text(1, BOB, "frist"));
        receive(text(2, ALICE, "mine"));
        receive(about(3, BOB, RelationKind.EDIT, 1, "first"));
        receive(about(4, ALICE, RelationKind.REACTION, 1, "👍"));
        receive(about(5, BOB, RelationKind.REACTION, 1, "👍"));
        receive(about(6, ALICE, RelationKind.REACTION, 1, "🎉"));
        receive(about(7, BOB, RelationKind.REPLY, 2, "yours"));
        MessageView first = model.messages(CHAT).get(0);
        assertEquals("first", first.text());
        assertTrue(first.edited());
        assertEquals(Map.of("👍", Set.of(BOB), "🎉", Set.of(ALICE)), first.reactions());
        assertEquals(List.of("first", "mine", "yours"), texts());
        assertEquals(new Position(1, 2), model.messages(CHAT).get(2).replyTo());
        assertEquals(2, model.unread(), "what is said about messages is not counted");

        receive(about(8, BOB, RelationKind.REACTION, 1, ""));
        assertEquals(Map.of("🎉", Set.of(ALICE)), model.messages(CHAT).get(0).reactions());
        receive(about(9, BOB, RelationKind.DELETE, 1, ""));
        receive(about(10, BOB, RelationKind.EDIT, 1, "back again"));
        receive(about(11, BOB, RelationKind.REACTION, 1, "👍"));
        MessageView deleted = model.messages(CHAT).get(0);
        assertTrue(deleted.deleted());
        assertEquals("", deleted.text());
        assertEquals(Map.of(), deleted.reactions());
    }

    @Spec("6.7-7")
    @Test
    void theLastEditCountsWhicheverComesFirst() {
        open(20, 20);
        receive(about(21, BOB, RelationKind.EDIT, 12, "newest"));
        // The page brings the target, and an older edit of it.
        List<ChatMessage> older = new ArrayList<>();
        older.add(text(12, BOB, "as sent"));
        older.add(about(15, BOB, RelationKind.EDIT, 12, "older edit"));
        assertTrue(model.older(CHAT, new HistoryPage(older, 1, 11, 20, 1, 21)));
        assertEquals(List.of("newest"), texts());
    }

    @Test
    void unreadCountsWhatOthersSaidSinceTheUserLooked() {
        open(7, 5);
        assertEquals(2, model.unread());
        receive(text(8, BOB, "x"));
        receive(text(9, ALICE, "from my phone"));
        assertEquals(3, model.unread());
        assertEquals(new Position(1, 9), model.seen(CHAT));
        assertEquals(0, model.unread());
        assertEquals(Position.NONE, model.seen(CHAT), "nothing new to tell");
        receive(text(10, BOB, "y"));
        receive(text(11, BOB, "z"));
        model.apply(new ChatEvent.Marked(CHAT, ALICE, MarkKind.READ, new Position(1, 10)));
        assertEquals(1, model.unread(), "read on another device");
    }

    @Test
    void aWindowMovesThroughALongHistory() {
        ChatModel small = new ChatModel(ALICE, SMALL);
        small.apply(new ChatEvent.ConversationOpened(info(CHAT, 100, 100)));
        assertEquals(new Position(1, 101), small.oldest(CHAT));
        assertTrue(small.older(CHAT, page(96, 100, 100)));
        assertFalse(small.older(CHAT, page(80, 90, 100)), "a page that leaves a hole");
        assertTrue(small.older(CHAT, page(86, 95, 100)));
        assertEquals(10, small.messages(CHAT).size());
        assertEquals("m86", small.messages(CHAT).get(0).text());
        assertEquals(new Position(1, 95), small.newest(CHAT));

        small.apply(new ChatEvent.MessageReceived(text(101, BOB, "live")));
        assertEquals(1, small.unread());
        assertEquals("m95", small.messages(CHAT).get(9).text(), "the user reads elsewhere");

        assertTrue(small.newer(CHAT, page(96, 100, 100)));
        assertEquals(new Position(1, 100), small.newest(CHAT), "101 came meanwhile");
        assertTrue(small.newer(CHAT, page(101, 101, 101)));
        assertEquals(Position.NONE, small.newest(CHAT));
        assertEquals("m101", small.messages(CHAT).get(9).text());

        small.unload(CHAT);
        assertTrue(small.messages(CHAT).isEmpty());
        assertEquals(new Position(1, 102), small.oldest(CHAT));
        small.apply(new ChatEvent.MessageReceived(text(102, BOB, "at the end")));
        assertEquals("at the end", small.messages(CHAT).get(0).text());
    }

    @Test
    void aMillionMessagesAreHeldAsTenThousandAre() {
        open(0, 0);
        long afterTenThousand = 0;
        for (long i = 1; i <= 1_000_000; i++) {
            receive(text(i, BOB, "message " + i % 10));
            if (i == 10_000) {
                afterTenThousand = model.loadedBytes();
            }
        }
        assertEquals(ModelLimits.USUAL.messages(), model.messages(CHAT).size());
        assertEquals(afterTenThousand, model.loadedBytes());
        assertEquals(1_000_000, model.unread());
        assertEquals(new Position(1, 998_001), model.oldest(CHAT));
    }

    @Test
    void overAllConversationsTheOnesUsedLongestAgoAreUnloaded() {
        ChatModel bounded = new ChatModel(ALICE, new ModelLimits(1_000, 1 << 20, 100_000, 10, 3));
        for (int c = 1; c <= 30; c++) {
            ConversationId id = new ConversationId(3, c);
            bounded.apply(new ChatEvent.ConversationOpened(info(id, 0, 0)));
            for (int i = 1; i <= 20; i++) {
                bounded.apply(new ChatEvent.MessageReceived(new ChatMessage(
                        id, new Position(1, i), new MessageId(c, i), i, BOB, Body.text("x".repeat(200)), null, 0)));
                assertTrue(bounded.loadedBytes() <= 100_000);
            }
        }
        assertEquals(20, bounded.messages(new ConversationId(3, 30)).size());
        assertTrue(bounded.messages(new ConversationId(3, 1)).isEmpty());
        assertEquals(600, bounded.unread());
    }

    @Test
    void scp1HasNeitherPositionsNorIds() {
        model.apply(new ChatEvent.ConversationOpened(ConversationInfo.scp1(CHAT, new LegacyName("Bob"))));
        receive(new ChatMessage(
                CHAT, Position.NONE, MessageId.NONE, 0, new LegacyName("Bob"), Body.text("hello"), null, 0));
        model.apply(new ChatEvent.SendQueued(CHAT, new MessageId(9, 9), Body.text("hi"), null, 5));
        model.apply(new ChatEvent.SendEnded(CHAT, new MessageId(9, 9), new SendOutcome.Unknown()));
        receive(new ChatMessage(
                CHAT, Position.NONE, MessageId.NONE, 0, new LegacyName("Bob"), Body.text("bye"), null, 0));
        assertEquals(List.of("hello", "hi", "bye"), texts());
        assertEquals(MessageState.UNKNOWN, model.messages(CHAT).get(1).state());
        assertEquals(2, model.unread());
        assertEquals(Position.NONE, model.seen(CHAT));
        assertEquals(0, model.unread());
    }

    @Test
    void whoWatchesHearsWhatChanged() {
        List<Change> changes = new ArrayList<>();
        Runnable end = model.watch(changes::add);
        open(0, 0);
        model.apply(new ChatEvent.TypingChanged(CHAT, BOB, true));
        assertEquals(Set.of(BOB), model.conversation(CHAT).orElseThrow().typing());
        model.apply(new ChatEvent.InvitationReceived(new InvitationId(4, 4), BOB, "Bob", ConversationId.NONE, 5));
        assertEquals("Bob", model.invitations().get(0).shownName());
        model.apply(new ChatEvent.InvitationEnded(new InvitationId(4, 4), ErrorCode.TIMEOUT));
        assertTrue(model.invitations().isEmpty());
        assertEquals(
                List.of(
                        new Change(Change.Kind.CONVERSATIONS, CHAT),
                        new Change(Change.Kind.TYPING, CHAT),
                        new Change(Change.Kind.INVITATIONS, ConversationId.NONE),
                        new Change(Change.Kind.INVITATIONS, ConversationId.NONE)),
                changes);
        end.run();
        receive(text(1, BOB, "unwatched"));
        assertEquals(4, changes.size());
    }

    @Test
    void searchFindsWhatIsShown() {
        open(0, 0);
        receive(text(1, BOB, "The quick brown fox"));
        receive(text(2, BOB, "a lazy dog"));
        receive(text(3, BOB, "QUICK!"));
        receive(about(4, BOB, RelationKind.EDIT, 2, "a quick dog"));
        receive(about(5, BOB, RelationKind.DELETE, 3, ""));
        assertEquals(
                List.of("a quick dog", "The quick brown fox"),
                model.search(CHAT, "quick").stream().map(MessageView::text).toList());
        assertTrue(model.search(CHAT, "").isEmpty());
    }

    @Test
    void anotherLogBeginsAnew() {
        open(0, 0);
        receive(text(1, BOB, "old"));
        model.apply(new ChatEvent.LogReset(CHAT, 2));
        assertTrue(model.messages(CHAT).isEmpty());
        receive(new ChatMessage(CHAT, new Position(2, 1), new MessageId(2, 1), 5, BOB, Body.text("new"), null, 0));
        assertEquals(List.of("new"), texts());
        assertEquals(1, model.unread());
    }

    @Test
    void whatAnEarlierRunLeftIsShownAsSoonAsItsConversationIs() {
        model.apply(new ChatEvent.SendQueued(CHAT, new MessageId(9, 9), Body.text("left"), null, 5));
        assertNull(model.conversation(CHAT).orElse(null));
        open(0, 0);
        assertEquals(MessageState.SENDING, model.messages(CHAT).get(0).state());
    }
}
