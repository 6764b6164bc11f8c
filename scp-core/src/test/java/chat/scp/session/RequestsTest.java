package chat.scp.session;

import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.Side;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.Leave;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Notice;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.User;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientCommand.Ask;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ClientEvent.AnswerDone;
import chat.scp.signal.ClientEvent.AnswerFailed;
import chat.scp.signal.ClientEvent.AnswerPart;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests, their numbers, and how many there may be. §4.9 */
class RequestsTest {
    private static final Block BLOCK = new Block(1, BOB, true);

    private final End<ClientCommand, ClientEvent> client = Clients.chatting(5);

    @Test
    void anAnswerComesUnderTheTagOfWhoAsked() {
        client.command(new Ask(70, BLOCK)).command(new Ask(71, BLOCK));
        List<Block> asked = client.sent(Block.class);
        User part = new User(asked.get(1).request(), BOB, "Bob");
        client.receive(part, new Done(asked.get(1).request(), 8));
        client.receive(new Failed(asked.get(0).request(), 9, ErrorCode.SELF, "no"));
        assertEquals(
                List.of(new AnswerPart(71, part), new AnswerDone(71, 8), new AnswerFailed(70, ErrorCode.SELF, 9, "no")),
                client.events());
    }

    @Test
    @Spec("4.9-4")
    void anAnswerToNothingIsIgnored() {
        client.receive(new User(55, BOB, ""), new Done(55, 0), new Failed(55, 0, ErrorCode.SELF, ""));
        assertEquals("ESTABLISHED", client.state());
        assertEquals(List.of(), client.events());
    }

    @Test
    @Spec("6.10-8")
    void keysThatNobodyAskedForAreTheDevicesCallToPublish() {
        client.receive(new Keys(0, Pdus.ALICE, new DeviceId(9, 9), Bytes.EMPTY));
        assertEquals(List.of(), client.events());
        client.receive(new Keys(0, Pdus.ALICE, Pdus.PHONE, Bytes.EMPTY));
        assertEquals(List.of(new ClientEvent.KeysNeeded()), client.events());
    }

    @Test
    @Spec("4.12-1")
    void aNoticeIsTheServersAndNobodysMessage() {
        client.receive(new Notice("back at eight"));
        assertEquals(List.of(new ClientEvent.NoticeReceived(ErrorCode.NONE, "back at eight")), client.events());
    }

    @Test
    void theOperatorsNoticeGoesToWhoeverIsLoggedIn() {
        var server = Servers.established().command(new ServerCommand.TellNotice("back at eight"));
        assertEquals(List.of(new Notice("back at eight")), server.sent(Notice.class));
    }

    @Test
    void aLinkThatGoesLeavesTheEffectUnknown() {
        client.command(new Ask(70, BLOCK)).linkDown();
        assertEquals(ErrorCode.LINK_LOST, client.event(AnswerFailed.class).code());
    }

    @Test
    @Spec({"4.9-6", "6.6-1", "4.1-5", "4.9-1"})
    void whatWouldBeAViolationIsNotAsked() {
        End<ClientCommand, ClientEvent> narrow = Clients.established(new Limits(64, 2, 4, 65_536));
        narrow.command(new Ask(1, BLOCK))
                .command(new ClientCommand.Leave(2, CHAT))
                .quiet();
        assertIllegal(narrow, new Ask(3, BLOCK));
        assertIllegal(narrow, new ClientCommand.Leave(4, CHAT));

        Fetch fetch = new Fetch(1, 1, CHAT, 1, 10, Direction.BACKWARD);
        for (int i = 0; i < 4; i++) {
            client.command(new Ask(i, fetch));
        }
        client.quiet();
        assertIllegal(client, new Ask(5, fetch));
        assertIllegal(client, new Ask(6, (Register) Samples.of(Scp2Type.REGISTER, Side.CLIENT)));
        assertIllegal(client, new Ask(7, new chat.scp.pdu.v2.List(1, 0, 0, ConversationId.NONE, ListKind.DEVICES)));

        ClientConfig bare = new ClientConfig(
                Pdus.ALICE,
                Pdus.PHONE,
                Clients.BY_NAME.credential(),
                Bytes.EMPTY,
                "",
                "",
                List.of(),
                List.of(),
                Clients.BY_NAME.limits(),
                2);
        assertIllegal(Clients.established(bare, End.QUIC, Limits.USUAL), new Ask(1, new Join(1, BOB)));
    }

    @Test
    @Spec("4.9-1")
    void aRequestOfNumberZeroIsAViolation() {
        assertClosed(ErrorCode.BAD_VALUE, new Block(0, BOB, true));
    }

    @Test
    @Spec("4.9-2")
    void aNumberThatIsUnderWayIsAViolationAndMayBeUsedAgainAfterItsAnswer() {
        var server = Servers.established().receive(new Block(7, BOB, true));
        server.command(new Reply(new Done(7, 0))).receive(new Block(7, BOB, true));
        assertEquals("ESTABLISHED", server.state());
        server.receive(new Leave(7, CHAT));
        assertEquals(Optional.of(ErrorCode.BAD_VALUE), server.closing());
    }

    @Test
    @Spec("4.9-6")
    void sendsAndRequestsTogetherHaveALimit() {
        var server = Servers.chatting(Servers.with(64, 2, 4, 1 << 20), End.QUIC, 5);
        server.receive(Channel.conversation(0), Message.toSend(CHAT, Pdus.id(1), Body.text("a")))
                .receive(new Block(7, BOB, true));
        assertEquals("ESTABLISHED", server.state());
        server.receive(new Block(8, BOB, true));
        assertEquals(Optional.of(ErrorCode.WINDOW_EXCEEDED), server.closing());
    }

    @Test
    @Spec("6.6-1")
    void aFifthFetchIsAViolation() {
        Scp2Pdu[] fetches = new Scp2Pdu[5];
        for (int i = 0; i < fetches.length; i++) {
            fetches[i] = new Fetch(i + 1, 1, CHAT, 1, 10, Direction.FORWARD);
        }
        assertClosed(ErrorCode.WINDOW_EXCEEDED, fetches);
    }

    @Test
    @Spec({"4.9-3", "4.9-4"})
    void aServerAnswersOnlyWhatWasAskedAndOnce() {
        var server = Servers.established().receive(new Block(7, BOB, true)).quiet();
        assertThrows(IllegalCommandException.class, () -> server.command(new Reply(new Done(8, 0))));
        server.command(new Reply(new Done(7, 0))).quiet();
        assertThrows(IllegalCommandException.class, () -> server.command(new Reply(new Done(7, 0))));
        assertThrows(IllegalCommandException.class, () -> server.command(new Reply(new User(7, BOB, ""))));
        assertEquals(List.of(), server.sent());
    }

    @Test
    @Spec("4.1-5")
    void aPduOfACapabilityThatWasNotAgreedIsAViolation() {
        ClientConfig bare = new ClientConfig(
                Pdus.ALICE,
                Pdus.PHONE,
                Clients.BY_NAME.credential(),
                Bytes.EMPTY,
                "",
                "",
                List.of(),
                List.of(),
                Clients.BY_NAME.limits(),
                2);
        for (Scp2Type type : List.of(
                Scp2Type.TYPING,
                Scp2Type.PRESENCE,
                Scp2Type.CREATE,
                Scp2Type.JOIN,
                Scp2Type.MODERATE,
                Scp2Type.CONFIGURE,
                Scp2Type.PUBLISH_KEYS,
                Scp2Type.CLAIM_KEYS)) {
            var hello = Servers.hello(bare, End.QUIC);
            var server =
                    Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(hello).command(Servers.admit(hello));
            server.receive(Samples.of(type, Side.CLIENT));
            assertEquals(Optional.of(ErrorCode.NOT_NEGOTIATED), server.closing(), type.name());
        }
        var hello = Servers.hello(bare, End.QUIC);
        var lists = Servers.of(Servers.CONFIG).linkUp(End.QUIC).receive(hello).command(Servers.admit(hello));
        lists.receive(new chat.scp.pdu.v2.List(3, 10, 0, ConversationId.NONE, ListKind.ROOMS));
        assertEquals(List.of(new Failed(3, 0, ErrorCode.NOT_SUPPORTED, "")), lists.sent(Failed.class));
        for (Scp2Type type : List.of(Scp2Type.TYPING, Scp2Type.PRESENCE, Scp2Type.KEYS, Scp2Type.MARK)) {
            var plain = Clients.established(bare, End.QUIC, Limits.USUAL).receive(Samples.of(type, Side.SERVER));
            assertEquals(Optional.of(ErrorCode.NOT_NEGOTIATED), plain.closing(), type.name());
        }
    }

    private static void assertClosed(ErrorCode code, Scp2Pdu... pdus) {
        assertEquals(Optional.of(code), Servers.established().receive(pdus).closing());
    }

    private static void assertIllegal(End<ClientCommand, ClientEvent> client, ClientCommand command) {
        assertThrows(IllegalCommandException.class, () -> client.command(command));
        assertEquals(List.of(), client.sent());
    }
}
