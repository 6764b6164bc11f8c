package chat.scp.session;

import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.OTHER_CHAT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Presence;
import chat.scp.pdu.v2.Typing;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientCommand.ShowPresence;
import chat.scp.signal.ClientCommand.ShowTyping;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ClientEvent.PresenceShown;
import chat.scp.signal.ClientEvent.TypingShown;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand.Notify;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Typing and presence: worthless when late. §5.4, §5.5, §8.5 */
class EphemeralTest {
    private final End<ClientCommand, ClientEvent> client = Clients.established();

    @Test
    @Spec({"5.4-1", "5.4-2"})
    void whatAClientShowsIsNumberedAndNamesNobody() {
        client.command(new ShowTyping(CHAT, true)).command(new ShowTyping(CHAT, false));
        client.command(new ShowPresence(PresenceStatus.BUSY, "lunch"));
        List<End.Sent> sent = client.sentOn();
        assertEquals(
                List.of(Channel.DATAGRAM, Channel.DATAGRAM, Channel.DATAGRAM),
                sent.stream().map(End.Sent::channel).toList());
        Typing first = (Typing) sent.get(0).pdu();
        Typing second = (Typing) sent.get(1).pdu();
        assertEquals(List.of(UserName.NONE, UserName.NONE), List.of(first.user(), second.user()));
        assertEquals(first.counter() + 1, second.counter());
    }

    @Test
    @Spec("5.4-4")
    void theLatestWinsForEachPersonAndConversation() {
        typing(CHAT, 5, true);
        typing(CHAT, 5, false);
        typing(CHAT, 4, false);
        typing(OTHER_CHAT, 1, true);
        assertEquals(2, client.events(TypingShown.class).size());
        presence(9);
        presence(8);
        presence(10);
        assertEquals(2, client.events(PresenceShown.class).size());
    }

    @Test
    @Spec({"8.5-1", "8.5-3"})
    void aDatagramOfNoUseIsDroppedAndIsNoViolation() {
        client.receive(Channel.DATAGRAM, new byte[] {9, 9, 9})
                .receive(Channel.DATAGRAM, new byte[0])
                .receive(Channel.DATAGRAM, new Ping(1))
                .receive(Channel.DATAGRAM, Pdus.message(1));
        byte[] two = new byte[2 * End.frame(typing(1)).length];
        System.arraycopy(End.frame(typing(1)), 0, two, 0, two.length / 2);
        System.arraycopy(End.frame(typing(2)), 0, two, two.length / 2, two.length / 2);
        client.receive(Channel.DATAGRAM, two);
        assertEquals("ESTABLISHED", client.state());
        assertEquals(List.of(), client.events());
        assertEquals(List.of(), client.sent());

        var early = Clients.of(Clients.BY_NAME).linkUp(End.QUIC).quiet().receive(Channel.DATAGRAM, typing(1));
        assertEquals("AWAITING_WELCOME", early.state());

        var without = Clients.established(bare(Capability.TYPING), End.QUIC, Limits.USUAL);
        without.receive(Channel.DATAGRAM, typing(1));
        assertEquals(List.of(), without.events());
        without.receive(Channel.CONTROL, typing(1));
        assertEquals(1, without.events().size());
    }

    @Test
    @Spec("8.5-2")
    void whatDoesNotFitIntoADatagramGoesOnControl() {
        LinkInfo narrow = new LinkInfo("scp/2", End.CERTIFICATE, 60, true);
        var tight = Clients.established(Clients.BY_NAME, narrow, Limits.USUAL).command(new ShowTyping(CHAT, true));
        assertEquals(Channel.CONTROL, tight.sentOn().get(0).channel());
        var none = Clients.established(Clients.BY_NAME, End.PLAIN, Limits.USUAL).command(new ShowTyping(CHAT, true));
        assertEquals(Channel.CONTROL, none.sentOn().get(0).channel());
    }

    @Test
    @Spec("4.1-5")
    void whatWasNotAgreedIsNotSent() {
        var bare = Clients.established(bare(Capability.MARKS), End.QUIC, Limits.USUAL);
        bare.command(new ShowTyping(CHAT, true)).command(new ShowPresence(PresenceStatus.BUSY, ""));
        assertEquals(List.of(), bare.sent());

        var hello = Servers.hello(bare(Capability.MARKS), End.QUIC);
        var server = Servers.of(Servers.CONFIG)
                .linkUp(End.QUIC)
                .receive(hello)
                .command(Servers.admit(hello))
                .quiet();
        server.command(new Notify(typing(1)));
        assertEquals(List.of(), server.sent());
    }

    @Test
    @Spec({"5.4-3", "5.4-4"})
    void aServerNumbersAnewWhatItPassesOnAndDropsWhatIsStale() {
        var server = Servers.established();
        server.command(new Notify(typing(50))).command(new Notify(typing(7)));
        List<Integer> counters =
                server.sent(Typing.class).stream().map(Typing::counter).toList();
        assertEquals(List.of(1, 2), counters);
        server.receive(Channel.DATAGRAM, new Typing(CHAT, UserName.NONE, 4, 6_000, true));
        server.receive(Channel.DATAGRAM, new Typing(CHAT, UserName.NONE, 3, 6_000, false));
        assertEquals(1, server.events(ServerEvent.TypingShown.class).size());
    }

    @Test
    void aDatagramIsNothingHeard() {
        client.pass(Duration.ofSeconds(59)).receive(Channel.DATAGRAM, typing(1)).pass(Duration.ofSeconds(1));
        assertEquals("AWAITING_LINK", client.state());
        var server = Servers.established().pass(Duration.ofSeconds(59));
        server.receive(Channel.DATAGRAM, new Typing(CHAT, UserName.NONE, 4, 6_000, true))
                .pass(Duration.ofSeconds(1));
        assertEquals("CLOSED", server.state());
    }

    private static ClientConfig bare(Capability capability) {
        return new ClientConfig(
                Pdus.ALICE,
                Pdus.PHONE,
                Clients.BY_NAME.credential(),
                Bytes.EMPTY,
                "",
                "",
                List.of(capability),
                List.of(),
                Clients.BY_NAME.limits(),
                2);
    }

    private void typing(ConversationId conversation, int counter, boolean active) {
        client.receive(Channel.DATAGRAM, new Typing(conversation, BOB, counter, 6_000, active));
    }

    private static Typing typing(int counter) {
        return new Typing(CHAT, BOB, counter, 6_000, true);
    }

    private void presence(int counter) {
        client.receive(Channel.CONTROL, new Presence(BOB, counter, 60_000, PresenceStatus.ONLINE, ""));
    }
}
