package chat.scp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.dialect.Inflow;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Pong;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who says more than he may is closed, whatever it is that he says. §9.5 */
class InflowTest {
    private static final int A_SECOND = 10;

    @Test
    void tooManyPdusEndTheSession() {
        End<ServerCommand, ServerEvent> server = online(new Inflow(A_SECOND, 1 << 20));
        ping(server, A_SECOND * Inflow.WINDOW_SECONDS - 1); // HELLO was one
        assertEquals(Optional.empty(), server.closing());
        ping(server, 1);
        assertEquals(Optional.of(ErrorCode.RATE_LIMITED), server.closing());
    }

    @Test
    void tooManyBytesEndTheSession() {
        End<ServerCommand, ServerEvent> server = online(new Inflow(1_000, 100));
        ping(server, 100);
        assertEquals(Optional.of(ErrorCode.RATE_LIMITED), server.closing());
    }

    @Test
    void whatCameBeforeIsForgotten() {
        End<ServerCommand, ServerEvent> server = online(new Inflow(A_SECOND, 1 << 20));
        for (int i = 0; i < 5; i++) {
            ping(server, A_SECOND * Inflow.WINDOW_SECONDS - 1);
            server.pass(Duration.ofSeconds(Inflow.WINDOW_SECONDS));
        }
        assertEquals(Optional.empty(), server.closing());
    }

    private static End<ServerCommand, ServerEvent> online(Inflow inflow) {
        var hello = Servers.hello(Clients.BY_NAME, End.QUIC);
        return Servers.of(Servers.with(inflow)).linkUp(End.QUIC).receive(hello).command(Servers.admit(hello));
    }

    private static void ping(End<ServerCommand, ServerEvent> server, int times) {
        for (int i = 0; i < times; i++) {
            server.receive(new Ping(i + 1));
            server.sent(Pong.class);
        }
    }
}
