package chat.scp.v2;

import chat.scp.session.End;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Sessions of SCP/2 in each of their states, and the commands that they take. */
public final class SessionStates {
    private SessionStates() {}

    public static List<Supplier<End<ClientCommand, ClientEvent>>> clients() {
        List<Supplier<End<ClientCommand, ClientEvent>>> clients = new ArrayList<>();
        for (ClientState state : ClientState.values()) {
            clients.add(() -> ClientStimuli.bring(state, ClientInput.RECV_NOP));
        }
        // States that can be reached in several ways.
        clients.add(() -> ClientStimuli.bring(ClientState.AWAITING_WELCOME, ClientInput.SERVER_UNTRUSTED));
        clients.add(() -> ClientStimuli.bring(ClientState.AWAITING_WELCOME, ClientInput.TOKEN_REFUSED));
        clients.add(() -> ClientStimuli.bring(ClientState.ESTABLISHED, ClientInput.RECV_ACCEPT));
        clients.add(() -> ClientStimuli.bring(ClientState.ESTABLISHED, ClientInput.GAPS_DUE));
        return clients;
    }

    public static List<Supplier<End<ServerCommand, ServerEvent>>> servers() {
        List<Supplier<End<ServerCommand, ServerEvent>>> servers = new ArrayList<>();
        for (ServerState state : ServerState.values()) {
            servers.add(() -> ServerStimuli.bring(state, ServerInput.RECV_NOP));
        }
        servers.add(() -> ServerStimuli.bring(ServerState.ESTABLISHED, ServerInput.CONSUMER_TOO_SLOW));
        servers.add(() -> ServerStimuli.bring(ServerState.ESTABLISHED, ServerInput.REPLY_PAGE));
        return servers;
    }

    public static List<ClientCommand> clientCommands() {
        return Stream.of(ClientInput.values())
                .filter(i -> i.compareTo(ClientInput.PROVIDE_KEY) >= 0)
                .map(ClientStimuli::command)
                .toList();
    }

    public static List<ServerCommand> serverCommands() {
        return Stream.of(ServerInput.values())
                .filter(i -> i.compareTo(ServerInput.PROVIDE_VERIFIER) >= 0)
                .map(ServerStimuli::command)
                .toList();
    }
}
