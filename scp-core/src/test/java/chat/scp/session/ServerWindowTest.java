package chat.scp.session;

import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.at;
import static chat.scp.session.Pdus.id;
import static chat.scp.session.Servers.deliver;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Head;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.signal.Channel;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.AnswerStored;
import chat.scp.signal.ServerCommand.DeliverSkipped;
import chat.scp.signal.ServerCommand.PageItem;
import chat.scp.signal.ServerCommand.ReplyPage;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server pushes, and when it stops: a slow device costs a cursor, not a queue. §6.5, §6.6 */
class ServerWindowTest {
    private static final int WINDOW = 4;

    private final End<ServerCommand, ServerEvent> server =
            Servers.chatting(Servers.with(WINDOW, 64, 4, 1 << 20), End.QUIC, 5);

    @Test
    @Spec({"6.5-1", "6.5-2"})
    void beyondTheWindowTheServerSendsHeadOnceAndNothingMore() {
        for (long sequence = 6; sequence <= 12; sequence++) {
            server.command(deliver(sequence));
        }
        List<Pdu> sent = server.sent();
        assertEquals(List.of(6L, 7L, 8L, 9L), sequences(sent));
        assertEquals(new Head(CHAT, 10, 1), sent.get(4));
        assertEquals(5, sent.size());
    }

    @Test
    @Spec({"6.5-3", "6.5-5", "6.6-3", "6.6-8"})
    void whatWasStoppedGoesOnAfterAPageThatReachesTheEnd() {
        fillAndStop();
        mark(9);
        server.command(deliver(11));
        assertEquals(List.of(), server.sent(), "a mark alone does not go on");
        page(fetch(10, Direction.FORWARD), 10, 10, 11);
        assertEquals(false, server.sentOne(Page.class).live(), "the log goes on behind it");
        page(fetch(11, Direction.FORWARD), 11, 11, 11);
        assertEquals(true, server.sentOne(Page.class).live());
        server.command(deliver(12));
        assertEquals(List.of(12L), sequences(server.sent()));
    }

    @Test
    @Spec("6.5-6")
    void aPageIsNotLiveWhileTheWindowIsFull() {
        fillAndStop();
        page(fetch(10, Direction.FORWARD), 10, 10, 10);
        assertEquals(false, server.sentOne(Page.class).live());
        mark(9);
        page(fetch(11, Direction.FORWARD), 0, 0, 10);
        assertEquals(true, server.sentOne(Page.class).live(), "nothing is left to fetch, and there is room");
    }

    @Test
    @Spec("6.5-1")
    void whatWasPushedBeforeAPageCountsUntilItIsMarked() {
        server.command(deliver(6)).command(deliver(7)).command(deliver(9)).quiet(); // 8 is missing, so it stops
        page(fetch(8, Direction.FORWARD), 8, 9, 9);
        assertEquals(true, server.sentOne(Page.class).live());
        server.command(deliver(10)).command(deliver(11)).command(deliver(12));
        assertEquals(List.of(10L, 11L), sequences(server.sent()), "6, 7, 10 and 11 fill it");
        mark(6);
        page(fetch(12, Direction.FORWARD), 12, 12, 12);
        server.quiet();
        server.command(deliver(13)).command(deliver(14));
        assertEquals(List.of(13L), sequences(server.sent()), "7, 10, 11 and 13");
        mark(12);
        page(fetch(14, Direction.FORWARD), 14, 14, 14);
        server.quiet();
        for (long sequence = 15; sequence <= 18; sequence++) {
            server.command(deliver(sequence));
        }
        assertEquals(List.of(15L, 16L, 17L), sequences(server.sent()), "13 is the only one that was not marked");
    }

    @Test
    @Spec("6.6-8")
    void oldHistoryIsNeverLive() {
        page(fetch(3, Direction.BACKWARD), 1, 3, 5);
        assertEquals(false, server.sentOne(Page.class).live());
        page(fetch(1, Direction.FORWARD), 1, 3, 5);
        assertEquals(false, server.sentOne(Page.class).live());
    }

    @Test
    @Spec({"6.3-5", "6.5-1"})
    void ownMessagesCountAsPushedWhenTheyAreStored() {
        for (long sequence = 6; sequence <= 9; sequence++) {
            send(sequence);
            server.command(new AnswerStored(CHAT, id(sequence), at(sequence), TIME, false));
        }
        assertEquals(4, server.sent(Stored.class).size());
        server.command(deliver(10));
        assertEquals(List.of(new Head(CHAT, 10, 1)), server.sent());
    }

    @Test
    @Spec({"6.4-1", "6.4-4"})
    void marksThatGoBackOrTooFarChangeNothing() {
        fillAndStop();
        mark(99);
        mark(2);
        page(fetch(10, Direction.FORWARD), 10, 10, 10);
        server.quiet();
        for (long sequence = 11; sequence <= 15; sequence++) {
            server.command(deliver(sequence));
        }
        assertEquals(List.of(11L, 12L, 13L, 14L), sequences(server.sent()));
    }

    @Test
    @Spec("6.3-7")
    void skippedPositionsAreSentInTheirPlace() {
        server.command(new DeliverSkipped(CHAT, 1, 6, 8, SkipReason.WITHHELD)).command(deliver(9));
        assertEquals(new Skipped(CHAT, 6, 8, 1, SkipReason.WITHHELD), server.sentOne(Skipped.class));
    }

    @Test
    @Spec({"3.1-3", "6.3-7"})
    void whatIsTooLongForTheDeviceIsWithheld() {
        Body large = new Body(ContentType.TEXT, Bytes.of(new byte[1 << 20]));
        Message message = Message.toSend(CHAT, id(6), large).stored(at(6), TIME, BOB);
        server.command(deliver(message));
        assertEquals(List.of(new Skipped(CHAT, 6, 6, 1, SkipReason.WITHHELD)), server.sent());
    }

    @Test
    void aHoleInWhatIsDeliveredStopsThePushing() {
        server.command(deliver(7));
        assertEquals(List.of(new Head(CHAT, 7, 1)), server.sent());
    }

    @Test
    @Spec("6.2-5")
    void aNewEpochIsToldByHead() {
        server.command(deliver(Pdus.message(CHAT, new Position(2, 1), id(1), BOB)));
        assertEquals(List.of(new Head(CHAT, 1, 2)), server.sent());
    }

    @Test
    @Spec({"4.5-7", "4.5-8"})
    void afterResumedItPushesFromTheCursorAndAfterBehindNothing() {
        for (ResumeStatus status : List.of(ResumeStatus.RESUMED, ResumeStatus.BEHIND)) {
            var config = Clients.BY_NAME.withCursors(List.of(new Cursor(CHAT, at(7))));
            Hello hello = Servers.hello(config, End.QUIC);
            ServerCommand.Admit a = Servers.admit(hello);
            var resumed = Servers.of(Servers.CONFIG)
                    .linkUp(End.QUIC)
                    .receive(hello)
                    .command(new ServerCommand.Admit(
                            a.session(), a.user(), "", TIME, a.token(), 60, Pdus.states(hello, status)))
                    .quiet();
            resumed.command(deliver(8)).command(deliver(9));
            assertEquals(status == ResumeStatus.RESUMED ? List.of(8L, 9L) : List.of(), sequences(resumed.sent()));
        }
    }

    @Test
    void aPageGoesOnAChannelOfItsOwnOrOnControlWhereThereIsNone() {
        int request = fetch(1, Direction.FORWARD);
        page(request, 1, 2, 5);
        assertTrue(server.sentOn().stream().allMatch(s -> s.channel().equals(Channel.bulk(request))));
        assertEquals(List.of(Channel.bulk(request)), server.finished());

        var plain = Servers.chatting(Servers.CONFIG, End.PLAIN, 5);
        plain.receive(new Fetch(1, 1, CHAT, 1, 10, Direction.FORWARD));
        plain.command(new ReplyPage(new Page(1, 1, CHAT, 0, 0, 0, 0, false), List.of()));
        assertTrue(plain.sentOn().stream().allMatch(s -> s.channel().equals(Channel.CONTROL)));
    }

    @Test
    @Spec({"6.5-7", "9.6-1"})
    void whoReadsNothingLosesTheSession() {
        var slow = Servers.chatting(Servers.with(256, 64, 4, 2_000), End.QUIC, 5);
        for (int i = 0; slow.closing().isEmpty() && i < 1_000; i++) {
            slow.command(new ServerCommand.RotateToken(Pdus.TOKEN, 60));
            assertTrue(slow.session().waitingBytes() <= 2_000);
        }
        assertEquals(ErrorCode.SLOW_CONSUMER, slow.sentOne(Close.class).code());
    }

    @Test
    @Spec("4.6-4")
    void moreThanSixteenPingsWithoutAnAnswerAreAViolation() {
        for (int i = 0; i < 16; i++) {
            server.receive(new Ping(i));
        }
        assertEquals("ESTABLISHED", server.state());
        server.receive(new Ping(17));
        assertEquals(ErrorCode.WINDOW_EXCEEDED, server.closing().orElseThrow());
        var client = Clients.established();
        for (int i = 0; i < 17; i++) {
            client.receive(new Ping(i));
        }
        assertEquals(ErrorCode.WINDOW_EXCEEDED, client.closing().orElseThrow());
    }

    private void fillAndStop() {
        for (long sequence = 6; sequence <= 10; sequence++) {
            server.command(deliver(sequence));
        }
        server.quiet();
    }

    private void send(long number) {
        server.receive(Channel.conversation(0), Message.toSend(CHAT, id(number), Body.text("own")));
    }

    private void mark(long sequence) {
        server.receive(new Mark(CHAT, UserName.NONE, at(sequence), MarkKind.DELIVERED))
                .events();
    }

    private int fetch(long from, Direction direction) {
        int request = (int) (from * 2 + direction.ordinal());
        server.receive(new Fetch(request, 1, CHAT, from, 10, direction)).events();
        return request;
    }

    private void page(int request, long first, long last, long logLast) {
        List<PageItem> items = new ArrayList<>();
        for (long sequence = first; sequence <= last && first > 0; sequence++) {
            items.add(new PageItem.Present(Servers.frame(Pdus.message(sequence))));
        }
        server.command(new ReplyPage(new Page(request, 1, CHAT, first, last, 1, logLast, false), items));
    }

    private static List<Long> sequences(List<Pdu> pdus) {
        return pdus.stream()
                .filter(Message.class::isInstance)
                .map(p -> ((Message) p).position().sequence())
                .toList();
    }
}
