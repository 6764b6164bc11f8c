package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.at;
import static chat.scp.session.Pdus.id;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.dialect.ClientConfig;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ExtensionField;
import chat.scp.pdu.Extensions;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Message;
import chat.scp.pdu.v2.Rejected;
import chat.scp.signal.Channel;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.Deliver;
import chat.scp.signal.ServerEvent;
import chat.scp.signal.ServerEvent.MessageOffered;
import chat.scp.wire.MessageFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a server takes from a client as a message, and passes on. §6.1, §6.7, §6.8, §3.4 */
class OfferedMessagesTest {
    private static final Channel PLACE = Channel.conversation(0);
    private static final Body HI = Body.text("hi");

    private final End<ServerCommand, ServerEvent> server = Servers.chatting(Servers.CONFIG, End.QUIC, 5);

    @Test
    @Spec({"6.1-9", "3.4-7", "6.8-3"})
    void aMessageIsPassedOnByteForByteButForWhatTheServerFillsIn() {
        Extensions fields = Extensions.of(new ExtensionField(0x4321, Bytes.ofHex("c0ffee")));
        Message offered = new Message(
                CHAT,
                id(1),
                Position.NONE,
                0,
                UserName.NONE,
                new Body(ContentType.of(0x777), Bytes.ofHex("fffe")),
                new Relation(RelationKind.REPLY, at(2)),
                TIME,
                fields);
        MessageFrame frame =
                server.receive(PLACE, offered).event(MessageOffered.class).message();
        frame.view().assign(1, 6, TIME, ALICE);
        Message passedOn = server.command(new Deliver(ALICE, frame)).sentOne(Message.class);
        assertEquals(
                new Message(CHAT, id(1), at(6), TIME, ALICE, offered.body(), offered.relation(), TIME, fields),
                passedOn);
    }

    @Test
    @Spec("6.1-1")
    void whatTheServerFillsInMustBeEmpty() {
        Message m = Message.toSend(CHAT, id(1), HI);
        assertClosed(ErrorCode.BAD_VALUE, m.stored(at(1), 0, UserName.NONE));
        assertClosed(ErrorCode.BAD_VALUE, m.stored(Position.NONE, TIME, UserName.NONE));
        assertClosed(ErrorCode.BAD_VALUE, m.stored(Position.NONE, 0, ALICE));
    }

    @Test
    @Spec({"6.1-10", "6.9-1", "3.1-6", "7.4.1-1"})
    void whatAReceiverWouldTripOverIsAViolationOfTheSender() {
        Message expiring = Message.toSend(CHAT, id(1), HI, new Relation(RelationKind.REPLY, at(2)), TIME);
        byte[] frame = End.frame(expiring);
        int relation = 8 + 92;
        assertClosed(ErrorCode.BAD_VALUE, changed(frame, relation + 12, 9)); // no such kind
        assertClosed(ErrorCode.BAD_VALUE, changed(frame, relation, 0x80)); // top bit
        byte[] toNothing = frame.clone();
        ByteBuffer.wrap(toNothing).putLong(relation, 0).putInt(relation + 8, 0);
        assertClosed(ErrorCode.BAD_VALUE, toNothing);
        byte[] neverExpires = frame.clone();
        ByteBuffer.wrap(neverExpires).putLong(relation + 13, 0);
        assertClosed(ErrorCode.BAD_VALUE, neverExpires);
        assertClosed(ErrorCode.BAD_FLAGS, changed(frame, 3, frame[3] | 0x10));
    }

    @Test
    @Spec({"3.4-3", "6.1-4", "6.1-6"})
    void aFieldThatMustBeUnderstoodIsRefusedAndTheSessionStays() {
        Message odd = new Message(
                CHAT,
                id(1),
                Position.NONE,
                0,
                UserName.NONE,
                HI,
                null,
                0,
                Extensions.of(new ExtensionField(0xC321, Bytes.EMPTY)));
        assertRejected(ErrorCode.CONTENT_REFUSED, odd);
    }

    @Test
    @Spec({"6.8-1", "6.7-5"})
    void whatNoClientMaySendIsRefused() {
        assertRejected(
                ErrorCode.CONTENT_REFUSED, Message.toSend(CHAT, id(1), new Body(ContentType.NOTICE, Bytes.EMPTY)));
        assertRejected(ErrorCode.CONTENT_REFUSED, related(RelationKind.DELETE, HI));
        assertRejected(ErrorCode.CONTENT_REFUSED, related(RelationKind.REACTION, HI));
        assertRejected(ErrorCode.CONTENT_REFUSED, related(RelationKind.EDIT, Body.EMPTY));
        assertRejected(
                ErrorCode.CONTENT_REFUSED, related(RelationKind.REPLY, new Body(ContentType.EMOJI, Bytes.EMPTY)));
        server.receive(PLACE, related(RelationKind.DELETE, Body.EMPTY))
                .receive(PLACE, related(RelationKind.REACTION, new Body(ContentType.EMOJI, Bytes.EMPTY)))
                .receive(PLACE, related(RelationKind.EDIT, new Body(ContentType.ENCRYPTED, Bytes.EMPTY)));
        assertEquals(3, server.events(MessageOffered.class).size());
    }

    @Test
    @Spec({"6.7-6", "6.8-2"})
    void whatWasNotAgreedIsRefused() {
        ClientConfig bare = new ClientConfig(
                ALICE,
                Pdus.PHONE,
                Clients.BY_NAME.credential(),
                Bytes.EMPTY,
                "",
                "",
                List.of(),
                List.of(),
                Clients.BY_NAME.limits(),
                2);
        var hello = Servers.hello(bare, End.QUIC);
        var plain = Servers.of(Servers.CONFIG)
                .linkUp(End.QUIC)
                .receive(hello)
                .command(Servers.admit(hello))
                .quiet();
        plain.receive(PLACE, related(RelationKind.REPLY, HI))
                .receive(PLACE, Message.toSend(CHAT, id(2), new Body(ContentType.ATTACHMENT, Bytes.EMPTY)))
                .receive(PLACE, Message.toSend(CHAT, id(3), new Body(ContentType.ENCRYPTED, Bytes.EMPTY)));
        assertEquals(
                List.of(ErrorCode.NOT_SUPPORTED, ErrorCode.CONTENT_REFUSED, ErrorCode.CONTENT_REFUSED),
                plain.sent(Rejected.class).stream().map(Rejected::code).toList());
        assertEquals(List.of(), plain.events());
    }

    @Test
    void whatWasOfferedIsTheFrameThatCame() {
        byte[] frame = End.frame(Message.toSend(CHAT, id(1), HI));
        server.receive(PLACE, frame);
        ByteBuffer kept = server.event(MessageOffered.class).message().asBuffer();
        byte[] bytes = new byte[kept.remaining()];
        kept.get(bytes);
        assertArrayEquals(frame, bytes);
    }

    private static Message related(RelationKind kind, Body body) {
        return Message.toSend(CHAT, id(1), body, new Relation(kind, at(2)), 0);
    }

    private void assertRejected(ErrorCode code, Message message) {
        assertEquals(
                code, server.receive(PLACE, message).sentOne(Rejected.class).code());
        assertEquals("ESTABLISHED", server.state());
        assertEquals(List.of(), server.events());
    }

    private static void assertClosed(ErrorCode code, Message message) {
        assertClosed(code, End.frame(message));
    }

    private static void assertClosed(ErrorCode code, byte[] frame) {
        var server = Servers.chatting(Servers.CONFIG, End.QUIC, 5).receive(PLACE, frame);
        assertEquals(Optional.of(code), server.closing());
    }

    private static byte[] changed(byte[] frame, int at, int value) {
        byte[] changed = frame.clone();
        changed[at] = (byte) value;
        return changed;
    }
}
