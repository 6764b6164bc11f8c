package chat.scp.session;

import chat.scp.pdu.Pdu;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.List;
import java.util.function.UnaryOperator;

/** Both ends of one session; what travels is moved by hand, and may be changed on its way. */
final class Pair {
    final End<ClientCommand, ClientEvent> client;
    final End<ServerCommand, ServerEvent> server;
    private UnaryOperator<Pdu> toServer = UnaryOperator.identity();
    private UnaryOperator<Pdu> toClient = UnaryOperator.identity();

    Pair(End<ClientCommand, ClientEvent> client, End<ServerCommand, ServerEvent> server) {
        this.client = client;
        this.server = server;
    }

    Pair linkUp(LinkInfo link) {
        return linkUp(link, link);
    }

    /** A man in the middle gives the two different links. */
    Pair linkUp(LinkInfo clients, LinkInfo servers) {
        server.linkUp(servers);
        client.linkUp(clients);
        return this;
    }

    Pair onTheWayToTheServer(UnaryOperator<Pdu> change) {
        toServer = change;
        return this;
    }

    Pair onTheWayToTheClient(UnaryOperator<Pdu> change) {
        toClient = change;
        return this;
    }

    /** Moves everything until both are silent. */
    Pair pump() {
        for (boolean moved = true; moved; ) {
            List<End.Sent> up = client.sentOn();
            up.forEach(s -> server.receive(s.channel(), toServer.apply(s.pdu())));
            List<End.Sent> down = server.sentOn();
            down.forEach(s -> client.receive(s.channel(), toClient.apply(s.pdu())));
            moved = !up.isEmpty() || !down.isEmpty();
        }
        return this;
    }
}
