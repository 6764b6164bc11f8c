package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.at;
import static chat.scp.session.Pdus.id;
import static chat.scp.session.Pdus.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.dialect.Engine;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Head;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ClientEvent.MessageReceived;
import chat.scp.signal.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a client does with what comes: once, in order, and whole. §6.2, §6.3, §6.5, §6.6 */
class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final End<ClientCommand, ClientEvent> client = Clients.chatting(57);

    @Test
    @Spec({"6.3-1", "6.3-2", "6.3-3"})
    void messagesAreHandedOverInOrderAndOnce() {
        client.receive(message(58), message(60), message(58), message(59), message(60), message(57));
        assertEquals(List.of(58L, 59L, 60L), handedOver());
    }

    @Test
    @Spec("6.3-4")
    void aHoleThatStaysIsFetched() {
        client.receive(message(60)).pass(PATIENCE.minusMillis(1));
        assertEquals(List.of(), client.sent(Fetch.class));
        client.receive(message(58)).pass(Duration.ofMillis(1));
        Fetch fetch = client.sentOne(Fetch.class);
        assertEquals(new Fetch(fetch.request(), 1, CHAT, 59, 1, Direction.FORWARD), fetch);
        answer(fetch, 59, 59, 60, false);
        assertEquals(List.of(58L, 59L, 60L), handedOver());
        client.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), client.sent(Fetch.class), "a page in the middle of the log changes nothing");
    }

    @Test
    void aHoleThatFillsByItselfIsNotFetched() {
        client.receive(message(59), message(58)).pass(Duration.ofSeconds(1));
        assertEquals(List.of(), client.sent(Fetch.class));
        assertEquals(List.of(58L, 59L), handedOver());
    }

    @Test
    @Spec("6.3-7")
    void aSkippedRangeFillsItsPositionsAndIsTold() {
        client.receive(message(61), new Skipped(CHAT, 58, 60, 1, SkipReason.EXPIRED));
        assertEquals(
                new ClientEvent.PositionsSkipped(CHAT, 1, 58, 60, SkipReason.EXPIRED),
                client.events().get(0));
        client.receive(message(62));
        assertEquals(List.of(62L), handedOver());
    }

    @Test
    @Spec("6.3-5")
    void whatTheServerStoredStandsForItsDelivery() {
        client.command(Clients.send(1)).receive(new Stored(CHAT, id(1), at(58), TIME, false), message(59));
        assertEquals(List.of(59L), handedOver());
        client.pass(PATIENCE);
        assertEquals(List.of(), client.sent(Fetch.class));
    }

    @Test
    void ownMessagesInAHoleDoNotCutItsPageIntoPieces() {
        client.command(Clients.send(1)).command(Clients.send(2)).command(Clients.send(3));
        client.receive(new Stored(CHAT, id(1), at(60), TIME, false), new Stored(CHAT, id(2), at(62), TIME, false));
        client.receive(new Stored(CHAT, id(3), at(64), TIME, false), message(66));
        client.pass(PATIENCE);
        Fetch fetch = client.sentOne(Fetch.class);
        assertEquals(new Fetch(fetch.request(), 1, CHAT, 58, 8, Direction.FORWARD), fetch);
        client.receive(new Page(fetch.request(), 1, CHAT, 58, 65, 1, 66, false));
        for (long sequence = 58; sequence <= 65; sequence++) {
            boolean own = sequence >= 60 && sequence % 2 == 0;
            client.receive(own ? message(CHAT, at(sequence), id(sequence / 2 - 29), ALICE) : message(sequence));
        }
        client.receive(new Done(fetch.request(), 0));
        assertEquals(List.of(58L, 59L, 61L, 63L, 65L, 66L), handedOver(), "and no own message is news");
    }

    @Test
    void aRefusedFetchIsRepeatedNotBeforeTheServerWants() {
        client.receive(message(60)).pass(PATIENCE);
        Fetch fetch = client.sentOne(Fetch.class);
        client.receive(new Failed(fetch.request(), 3_000, ErrorCode.RATE_LIMITED, ""), message(62));
        client.pass(Duration.ofMillis(2_999));
        assertEquals(List.of(), client.sent(Fetch.class));
        client.pass(Duration.ofMillis(1));
        assertEquals(58, client.sentOne(Fetch.class).from());
    }

    @Test
    @Spec("6.5-4")
    void whatIsMissingWhileTheServerWantsNoFetchIsFetchedAfterwards() {
        client.receive(message(60)).pass(PATIENCE);
        Fetch fetch = client.sentOne(Fetch.class);
        client.receive(message(58), message(59));
        client.receive(new Failed(fetch.request(), 3_000, ErrorCode.RATE_LIMITED, ""));
        client.pass(Duration.ofSeconds(1)).receive(new Head(CHAT, 70, 1));
        client.pass(Duration.ofMillis(1_999));
        assertEquals(List.of(), client.sent(Fetch.class));
        client.pass(Duration.ofMillis(1));
        assertEquals(61, client.sentOne(Fetch.class).from());
    }

    @Test
    @Spec("6.3-6")
    void anOwnMessageThatComesBackIsItsOutcomeAndNoNews() {
        client.command(Clients.send(1)).linkDown().quiet();
        resume();
        client.receive(message(CHAT, at(58), id(1), ALICE));
        List<ClientEvent> events = client.events();
        assertEquals(
                new SendOutcome.Stored(at(58), TIME + 58, true),
                ((ClientEvent.SendEnded) events.get(events.size() - 1)).outcome());
        assertEquals(List.of(), client.events(MessageReceived.class));
    }

    @Test
    @Spec("6.2-5")
    void aHigherEpochBeginsAnewAndIsFetchedFromOne() {
        client.receive(message(CHAT, new Position(2, 3), id(5), BOB));
        assertEquals(2, client.event(ClientEvent.LogReset.class).epoch());
        client.pass(PATIENCE);
        Fetch fetch = client.sentOne(Fetch.class);
        assertEquals(List.of(2, 1L), List.of(fetch.epoch(), fetch.from()));
        client.receive(message(58));
        assertEquals(List.of(), handedOver(), "what belongs to the old log is dropped");
    }

    @Test
    @Spec("6.5-4")
    void afterHeadTheClientFetchesUntilAPageIsLive() {
        client.receive(new Head(CHAT, 300, 1));
        Fetch first = client.sentOne(Fetch.class);
        assertEquals(58, first.from());
        answer(first, 58, 185, 300, false);
        Fetch second = client.sentOne(Fetch.class);
        assertEquals(186, second.from());
        answer(second, 186, 300, 300, false);
        Fetch third = client.sentOne(Fetch.class);
        assertEquals(301, third.from(), "the end of the log, and still not live");
        client.receive(new Page(third.request(), 1, CHAT, 0, 0, 1, 300, true), new Done(third.request(), 0));
        client.pass(Duration.ofSeconds(5));
        assertEquals(List.of(), client.sent(Fetch.class));
        assertEquals(243, handedOver().size());
    }

    @Test
    @Spec("6.5-4")
    void aConversationThatIsBehindIsFetchedAtOnce() {
        client.linkDown().quiet().linkUp(End.QUIC);
        Hello hello = client.sentOne(Hello.class);
        client.receive(Pdus.welcome(hello, Limits.USUAL, Pdus.states(hello, ResumeStatus.BEHIND)));
        assertEquals(58, client.sentOne(Fetch.class).from());
    }

    @Test
    @Spec("6.5-1")
    void aServerThatPushesBeyondTheWindowIsLeft() {
        var narrow = Clients.chatting(new Limits(4, 16, 4, 65_536), 57);
        narrow.receive(message(59), message(60), message(61), message(62)); // 58 is missing: nothing is marked
        assertEquals(Optional.empty(), narrow.closing());
        narrow.receive(message(63));
        assertEquals(Optional.of(ErrorCode.WINDOW_EXCEEDED), narrow.closing());
    }

    @Test
    @Spec("6.5-1")
    void whatIsMarkedAndWhatWasFetchedIsOutsideOfTheWindow() {
        var narrow = Clients.chatting(new Limits(4, 16, 4, 65_536), 57);
        for (long sequence = 58; sequence <= 100; sequence++) {
            narrow.receive(message(sequence));
        }
        narrow.receive(new Head(CHAT, 110, 1));
        Fetch fetch = narrow.sentOne(Fetch.class);
        narrow.receive(new Page(fetch.request(), 1, CHAT, 101, 110, 1, 110, true));
        for (long sequence = 101; sequence <= 110; sequence++) {
            narrow.receive(message(sequence));
        }
        narrow.receive(new Done(fetch.request(), 0));
        assertEquals(Optional.empty(), narrow.closing());
        assertEquals(53, narrow.events(MessageReceived.class).size());
    }

    @Test
    void aConversationThatIsGoneIsOver() {
        client.linkDown().quiet().linkUp(End.QUIC);
        Hello hello = client.sentOne(Hello.class);
        client.receive(Pdus.welcome(hello, Limits.USUAL, Pdus.states(hello, ResumeStatus.GONE)));
        assertEquals(CHAT, client.event(ClientEvent.ConversationEnded.class).conversation());
        client.linkDown().linkUp(End.QUIC);
        assertEquals(List.of(), client.sentOne(Hello.class).cursors());
    }

    @Test
    @Spec("8.4-1")
    void pagesComeOnABulkChannelToo() {
        client.receive(new Head(CHAT, 59, 1));
        int request = client.sentOne(Fetch.class).request();
        Channel bulk = Channel.bulk(request);
        client.receive(bulk, new Page(request, 1, CHAT, 58, 59, 1, 59, true))
                .receive(bulk, message(58))
                .receive(bulk, message(59))
                .receive(bulk, new Done(request, 0));
        assertEquals(List.of(58L, 59L), handedOver());
    }

    @Test
    @Spec("8.4-1")
    void aBulkChannelForAFetchThatNobodyMadeIsAViolation() {
        client.receive(Channel.bulk(77), new Page(77, 1, CHAT, 58, 59, 1, 59, true));
        assertEquals(ErrorCode.UNEXPECTED, client.closing().orElseThrow());
    }

    @Test
    void aBulkChannelThatEndsBeforeDoneIsAskedForAgain() {
        client.receive(new Head(CHAT, 59, 1));
        int request = client.sentOne(Fetch.class).request();
        client.receive(Channel.bulk(request), new Page(request, 1, CHAT, 58, 59, 1, 59, true))
                .receive(Channel.bulk(request), message(58));
        client.session().channelEnded(Channel.bulk(request), client.now());
        client.pass(PATIENCE);
        assertEquals(59, client.sentOne(Fetch.class).from());
    }

    @Test
    void aFetchThatFailedIsMadeAgain() {
        client.receive(new Head(CHAT, 59, 1));
        client.receive(new Failed(client.sentOne(Fetch.class).request(), 0, ErrorCode.OVERLOADED, ""));
        assertEquals(List.of(), client.sent(Fetch.class));
        client.pass(PATIENCE);
        assertEquals(58, client.sentOne(Fetch.class).from());
    }

    @Test
    @Spec("4.9-5")
    void afterAPageThatFailedOnControlPushesArePushesAgain() {
        client.receive(new Head(CHAT, 59, 1));
        int request = client.sentOne(Fetch.class).request();
        client.receive(new Page(request, 1, CHAT, 58, 59, 1, 59, false));
        client.receive(new Failed(request, 0, ErrorCode.OVERLOADED, ""), message(58));
        assertEquals(List.of(58L), handedOver());
    }

    @Test
    @Spec("4.9-4")
    void aPageThatNobodyAskedForHidesNoPushes() {
        client.receive(new Page(44, 1, CHAT, 58, 59, 1, 59, false), message(58));
        assertEquals(List.of(58L), handedOver());
    }

    @Test
    void withoutALinkNothingIsAwaited() {
        client.receive(new Head(CHAT, 59, 1), message(61)).linkDown();
        assertEquals(Engine.NEVER, client.session().deadlineNanos());
    }

    @Test
    @Spec("6.6-1")
    void atMostFourFetchesAreUnderWay() {
        for (int i = 0; i < 6; i++) {
            var id = new ConversationId(50, i);
            client.receive(Pdus.conversation(id, 5), new Head(id, 9, 1));
        }
        assertEquals(4, client.sent(Fetch.class).size());
    }

    @Test
    @Spec("4.7-1")
    void afterGoawayNothingIsFetched() {
        client.command(Clients.send(1))
                .receive(new Goaway(9_000, 0, ErrorCode.SHUTTING_DOWN, ""), new Head(CHAT, 99, 1));
        client.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), client.sent(Fetch.class));
    }

    @Test
    @Spec({"3.4-4", "3.4-5"})
    void aMessageWithAFieldToBeUnderstoodCountsAsDelivered() {
        client.receive(withField(58, 0xC123), withField(59, 0x4123), message(60));
        List<ClientEvent> events = client.events();
        assertEquals(new ClientEvent.PositionsSkipped(CHAT, 1, 58, 58, SkipReason.WITHHELD), events.get(0));
        assertEquals(List.of(59L, 60L), positions(events));
        assertEquals("ESTABLISHED", client.state());
    }

    private static Message withField(long sequence, int type) {
        Message m = message(sequence);
        return new Message(
                CHAT,
                m.id(),
                m.position(),
                m.timeMillis(),
                BOB,
                Body.text("x"),
                null,
                0,
                Extensions.of(new ExtensionField(type, Bytes.ofHex("00"))));
    }

    private void resume() {
        Clients.welcome(client.linkUp(End.QUIC), Limits.USUAL);
    }

    private void answer(Fetch fetch, long first, long last, long logLast, boolean live) {
        client.receive(new Page(fetch.request(), 1, CHAT, first, last, 1, logLast, live));
        for (long sequence = first; sequence <= last; sequence++) {
            client.receive(message(sequence));
        }
        client.receive(new Done(fetch.request(), 0));
    }

    private List<Long> handedOver() {
        return positions(client.events());
    }

    private static List<Long> positions(List<ClientEvent> events) {
        return events.stream()
                .filter(MessageReceived.class::isInstance)
                .map(e -> ((MessageReceived) e).position().sequence())
                .toList();
    }
}
