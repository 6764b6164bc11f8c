package chat.scp.v1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.v1.ChatInitReq;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However bytes are split or joined on the way, the same happens. */
class Scp1SplitTest {
    private static final byte[] TO_CLIENT = Scp1Bytes.of(
            new ChatInitResp(InitStatus.FORWARDED),
            new Text("Chat with bob started."),
            new Text("bob: h\u00e9llo"),
            new Text("a notice"),
            new DisconnectNotif(ClientUnderTest.BOB));

    @Test
    @Spec("10.1-3")
    void aClientTakesEverySplitAndEveryJoin() {
        List<ClientEvent> whole = eventsOf(TO_CLIENT.length, TO_CLIENT.length, Channel.CONTROL);
        assertEquals(6, whole.size());
        for (Channel channel : List.of(Channel.CONTROL, Channel.push(1))) {
            for (int first = 0; first <= TO_CLIENT.length; first++) {
                for (int second = first; second <= TO_CLIENT.length; second++) {
                    assertEquals(whole, eventsOf(first, second, channel));
                }
            }
        }
    }

    @Test
    @Spec("10.1-3")
    void aServerTakesBytesOneByOne() {
        var server = ServerUnderTest.idle();
        for (byte b : Scp1Bytes.of(new ChatInitReq(new LegacyName("no\u00ebl")))) {
            server.receive(Channel.CONTROL, b);
        }
        assertEquals(
                new LegacyName("no\u00ebl"),
                server.event(ServerEvent.InviteSent.class).user());
    }

    @Test
    void halfAPushIsNoPush() {
        var client = ClientUnderTest.chatting();
        byte[] push = Scp1Bytes.of(new Text("bob: hi"));
        client.receive(Channel.push(8), Arrays.copyOf(push, push.length - 1));
        client.session.channelEnded(Channel.push(8), 0);
        client.receive(Channel.push(9), push);
        assertEquals(1, client.events().size());
    }

    private static List<ClientEvent> eventsOf(int first, int second, Channel channel) {
        Driver<ClientCommand, ClientEvent> client = Driver.client("alice");
        client.receive(new ConnectResp(ConnectStatus.SUCCESS));
        client.command(ClientUnderTest.invite(ClientUnderTest.BOB));
        client.events();
        client.receive(channel, Arrays.copyOfRange(TO_CLIENT, 0, first));
        client.receive(channel, Arrays.copyOfRange(TO_CLIENT, first, second));
        client.receive(channel, Arrays.copyOfRange(TO_CLIENT, second, TO_CLIENT.length));
        return client.events();
    }
}
