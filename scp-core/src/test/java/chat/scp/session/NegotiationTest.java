package chat.scp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.Spec;
import chat.scp.dialect.Engine;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Close;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a link without ALPN the first byte says which version it is. §4.1 */
class NegotiationTest {
    private static final LinkInfo BARE = new LinkInfo("", Bytes.EMPTY, 0, false);

    private final End<ServerCommand, ServerEvent> server =
            Servers.of(Servers.CONFIG).linkUp(BARE);

    @Test
    void aFirstByteOfTwoBeginsTheNewerVersion() {
        server.receive(Servers.hello(Clients.BY_NAME, End.PLAIN));
        assertEquals("AWAITING_ADMISSION", server.state());
    }

    @Test
    void aFirstByteOfOneBeginsTheOlderVersionEvenIfItComesAlone() {
        server.receive(Channel.CONTROL, new byte[] {1});
        String old = Servers.of(Servers.CONFIG)
                .linkUp(new LinkInfo("scp-v1", Bytes.EMPTY, 0, false))
                .state();
        assertEquals(old, server.state());
    }

    @Test
    @Spec("3.1-1")
    void anyOtherFirstByteIsAnsweredWithBadVersion() {
        server.receive(Channel.CONTROL, new byte[] {9, 9});
        assertEquals(ErrorCode.BAD_VERSION, server.sentOne(Close.class).code());
    }

    @Test
    @Spec("4.2-14")
    void whoSaysNothingAtAllIsShutOutInTime() {
        server.pass(Duration.ofSeconds(9));
        assertEquals(List.of(), server.sent());
        server.pass(Duration.ofSeconds(1));
        assertEquals(ErrorCode.TIMEOUT, server.sentOne(Close.class).code());
    }

    @Test
    @Spec("4.2-14")
    void aLateFirstByteBuysNoTime() {
        server.pass(Duration.ofSeconds(9)).receive(Servers.hello(Clients.BY_NAME, End.PLAIN));
        server.pass(Duration.ofSeconds(1));
        assertEquals(ErrorCode.TIMEOUT, server.sentOne(Close.class).code());
    }

    @Test
    void aLinkThatGoesBeforeAnythingWasSaidIsForgotten() {
        server.linkDown();
        assertEquals(Engine.NEVER, server.session().deadlineNanos());
    }
}
