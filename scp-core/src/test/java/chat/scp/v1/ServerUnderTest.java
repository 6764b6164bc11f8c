package chat.scp.v1;

import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.v1.ChatFwdResp;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.FwdStatus;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageFrame;
import java.util.List;

/** A server's session of alice, brought to where a test wants it. */
final class ServerUnderTest {
    static final LegacyName ALICE = new LegacyName("alice");
    static final LegacyName BOB = new LegacyName("bob");
    static final LegacyName CAROL = new LegacyName("carol");
    static final InvitationId INVITATION = new InvitationId(7, 7);
    static final ConversationId CONVERSATION = new ConversationId(5, 5);
    static final SessionId SESSION = new SessionId(100, 200);

    private ServerUnderTest() {}

    static Driver<ServerCommand, ServerEvent> idle() {
        return idle(Driver.SERVER);
    }

    static Driver<ServerCommand, ServerEvent> idle(ServerConfig config) {
        Driver<ServerCommand, ServerEvent> server = Driver.server(config);
        server.receive(new ConnectReq(ALICE));
        server.command(admit());
        return quiet(server);
    }

    /** alice has asked for bob; the invitation is that of {@link #asked}. */
    static Driver<ServerCommand, ServerEvent> asking() {
        return asking(Driver.SERVER);
    }

    static Driver<ServerCommand, ServerEvent> asking(ServerConfig config) {
        Driver<ServerCommand, ServerEvent> server = idle(config);
        server.receive(new ChatInitReq(BOB));
        return quiet(server);
    }

    /** The id that the session makes for the first request. */
    static InvitationId asked() {
        return new InvitationId(SESSION.high(), SESSION.low() + 1);
    }

    /** bob has asked for alice. */
    static Driver<ServerCommand, ServerEvent> invited() {
        return invited(Driver.SERVER);
    }

    static Driver<ServerCommand, ServerEvent> invited(ServerConfig config) {
        Driver<ServerCommand, ServerEvent> server = idle(config);
        server.command(invite(INVITATION, BOB));
        return quiet(server);
    }

    /** alice has said yes to bob. */
    static Driver<ServerCommand, ServerEvent> willing() {
        Driver<ServerCommand, ServerEvent> server = invited();
        server.receive(new ChatFwdResp(FwdStatus.ACCEPTED, BOB));
        return quiet(server);
    }

    /** alice chats with bob. */
    static Driver<ServerCommand, ServerEvent> chatting() {
        return chatting(Driver.SERVER);
    }

    static Driver<ServerCommand, ServerEvent> chatting(ServerConfig config) {
        Driver<ServerCommand, ServerEvent> server = idle(config);
        server.receive(new ChatInitReq(BOB));
        server.command(new ServerCommand.RelayRinging(asked(), 0));
        server.command(new ServerCommand.RelayAccept(asked(), CONVERSATION, BOB));
        return quiet(server);
    }

    /** The usual server, with less room for what waits. */
    static ServerConfig withRoomFor(int maxWaitingBytes) {
        return Driver.SERVER.toBuilder().maxWaitingBytes(maxWaitingBytes).build();
    }

    static ServerCommand admit() {
        return new ServerCommand.Admit(SESSION, ALICE, "alice", 0, Bytes.EMPTY, 0, List.of());
    }

    static ServerCommand invite(InvitationId id, LegacyName from) {
        return new ServerCommand.RelayInvite(id, from, from.text(), ConversationId.NONE, 0);
    }

    static ServerCommand deliver(LegacyName sender, Body body) {
        return new ServerCommand.Deliver(sender, MessageFrame.toSend(CONVERSATION, new MessageId(9, 9), body));
    }

    private static Driver<ServerCommand, ServerEvent> quiet(Driver<ServerCommand, ServerEvent> server) {
        server.sent();
        server.events();
        return server;
    }
}
