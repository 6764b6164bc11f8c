package chat.scp.readme;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.dialect.ServerConfig;
import chat.scp.link.MemoryLink;
import chat.scp.link.SessionPump;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.session.ClientSession;
import chat.scp.session.ServerSession;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.List;

/** The README's first example: what stands between the marks is shown there. */
final class BothEndsInOneProgram {
    private final List<ClientEvent> seenByClient = new ArrayList<>();
    private SessionPump<ServerCommand, ServerEvent> server;

    List<ClientEvent> run(Bytes clientNonce, Bytes serverNonce) {
        long now = System.nanoTime();
        // readme: begin
        var config = ClientConfig.of(UserName.of("alice"), new DeviceId(7, 7), new Credential.Open());
        var client = new SessionPump<ClientCommand, ClientEvent>(new ClientSession(config), seenByClient::add);
        server = new SessionPump<>(
                new ServerSession(ServerConfig.of(Mechanism.OPEN), Negotiator.of(1, 2)), this::onServer);

        var link = MemoryLink.pair(64 * 1024);
        link.peer().listener(server.attach(link.peer(), serverNonce, now));
        link.listener(client.attach(link, clientNonce, now));
        while (link.deliver(now) | link.peer().deliver(now)) {}
        // readme: end
        return seenByClient;
    }

    // readme: begin
    private void onServer(ServerEvent event) {
        if (event instanceof ServerEvent.LoginOffered login) {
            var admit =
                    new ServerCommand.Admit(new SessionId(1, 1), login.user(), "Alice", 0, Bytes.EMPTY, 0, List.of());
            server.command(admit, System.nanoTime());
        }
    }
    // readme: end
}
