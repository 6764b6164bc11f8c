package chat.scp.server;

import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Mechanism;
import chat.scp.quic.ListenerOptions;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.server.service.Registration;
import chat.scp.server.service.ServiceConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link ChatServer} is started with.
 *
 * @param listener where and how it listens
 * @param identity what it shows to clients
 * @param sessions limits of each session, and the ways to log in
 * @param service what it does for its users
 * @param drain how long sessions have to finish when it stops
 */
public record ChatServerConfig(
        ListenerOptions listener,
        ServerIdentity identity,
        ServerConfig sessions,
        ServiceConfig service,
        Duration drain) {
    private static final Duration USUAL_DRAIN = Duration.ofSeconds(5);

    /** With the usual limits, and the ways to log in that follow from {@code service}. */
    public static ChatServerConfig of(InetSocketAddress address, ServerIdentity identity, ServiceConfig service) {
        return new ChatServerConfig(
                ListenerOptions.at(address).withScp1(service.open()), // §11.1-3
                identity,
                sessions(service),
                service,
                USUAL_DRAIN);
    }

    static ServerConfig sessions(ServiceConfig service) {
        List<Mechanism> mechanisms = new ArrayList<>(
                List.of(Mechanism.SCRAM_SHA_256_PLUS, Mechanism.SCRAM_SHA_256, Mechanism.TOKEN, Mechanism.RESUME));
        if (service.open()) {
            mechanisms.add(Mechanism.OPEN); // §4.4-1
        }
        return ServerConfig.of(mechanisms.toArray(new Mechanism[0])).toBuilder()
                .registration(service.registration() != Registration.CLOSED)
                .build();
    }

    public ChatServerConfig withListener(ListenerOptions other) {
        return new ChatServerConfig(other, identity, sessions, service, drain);
    }

    public ChatServerConfig withSessions(ServerConfig other) {
        return new ChatServerConfig(listener, identity, other, service, drain);
    }

    public ChatServerConfig withDrain(Duration other) {
        return new ChatServerConfig(listener, identity, sessions, service, other);
    }
}
