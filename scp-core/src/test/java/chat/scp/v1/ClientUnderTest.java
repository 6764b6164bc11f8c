package chat.scp.v1;

import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.v1.ChatFwdReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;

/** A client's session of alice, brought to where a test wants it. */
final class ClientUnderTest {
    static final LegacyName ALICE = new LegacyName("alice");
    static final LegacyName BOB = new LegacyName("bob");
    static final LegacyName CAROL = new LegacyName("carol");
    static final InvitationId INVITATION = new InvitationId(7, 7);
    static final ConversationId WITH_BOB = Scp1Names.conversation(BOB);
    static final MessageId MESSAGE = new MessageId(9, 9);

    private ClientUnderTest() {}

    static Driver<ClientCommand, ClientEvent> connecting() {
        return quiet(Driver.client("alice"));
    }

    static Driver<ClientCommand, ClientEvent> disconnected() {
        Driver<ClientCommand, ClientEvent> client = connecting();
        client.linkDown();
        return quiet(client);
    }

    static Driver<ClientCommand, ClientEvent> idle() {
        Driver<ClientCommand, ClientEvent> client = connecting();
        client.receive(new ConnectResp(ConnectStatus.SUCCESS));
        return quiet(client);
    }

    static Driver<ClientCommand, ClientEvent> initiating() {
        Driver<ClientCommand, ClientEvent> client = idle();
        client.command(invite(BOB));
        return quiet(client);
    }

    /** The server has asked bob. */
    static Driver<ClientCommand, ClientEvent> forwarded() {
        Driver<ClientCommand, ClientEvent> client = initiating();
        client.receive(new ChatInitResp(InitStatus.FORWARDED));
        return quiet(client);
    }

    /** bob has asked. */
    static Driver<ClientCommand, ClientEvent> asked() {
        Driver<ClientCommand, ClientEvent> client = idle();
        client.receivePush(new ChatFwdReq(BOB));
        return quiet(client);
    }

    /** The id that the session makes for the first request that it receives. */
    static InvitationId received() {
        return new InvitationId(WITH_BOB.high(), 1);
    }

    /** bob has asked, alice has said yes. */
    static Driver<ClientCommand, ClientEvent> willing() {
        Driver<ClientCommand, ClientEvent> client = asked();
        client.command(new ClientCommand.AcceptInvitation(received()));
        return quiet(client);
    }

    static Driver<ClientCommand, ClientEvent> chatting() {
        Driver<ClientCommand, ClientEvent> client = forwarded();
        client.receivePush(new Text("Chat with bob started."));
        return quiet(client);
    }

    static Driver<ClientCommand, ClientEvent> disconnecting() {
        Driver<ClientCommand, ClientEvent> client = idle();
        client.command(close());
        return quiet(client);
    }

    static Driver<ClientCommand, ClientEvent> closed() {
        Driver<ClientCommand, ClientEvent> client = disconnecting();
        client.linkDown();
        return quiet(client);
    }

    static ClientCommand invite(LegacyName whom) {
        return new ClientCommand.Invite(INVITATION, whom, ConversationId.NONE, 0);
    }

    static ClientCommand send(String text) {
        return new ClientCommand.Send(WITH_BOB, MESSAGE, Body.text(text));
    }

    static ClientCommand close() {
        return new ClientCommand.Close(ErrorCode.NONE);
    }

    private static Driver<ClientCommand, ClientEvent> quiet(Driver<ClientCommand, ClientEvent> client) {
        client.sent();
        client.events();
        return client;
    }
}
