package chat.scp.server;

import chat.scp.dialect.Inflow;
import chat.scp.dialect.ServerConfig;
import chat.scp.quic.ListenerOptions;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.server.config.Configuration;
import chat.scp.server.config.HostAndPort;
import chat.scp.server.config.Settings;
import chat.scp.server.service.Limits;
import chat.scp.server.service.Rates;
import chat.scp.server.service.Retention;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What the program's configuration means for its parts. */
record Plan(Configuration of) {
    static final String DATABASE = "chat.db";

    /** Longer than the session's, which notices first. §8.7-1 */
    private static final int QUIC_IDLE_HALVES = 3;

    Path data() {
        return Path.of(of.get(Settings.DATA));
    }

    boolean open() {
        return of.get(Settings.AUTH) == Settings.Auth.OPEN;
    }

    /** Where to listen; a name that is none is refused by who binds it. */
    InetSocketAddress address() {
        return new InetSocketAddress(of.get(Settings.HOST), of.get(Settings.PORT));
    }

    /** Empty: there is to be no admin endpoint. */
    Optional<InetSocketAddress> admin() {
        return HostAndPort.parse(of.get(Settings.ADMIN)).map(at -> new InetSocketAddress(at.host(), at.port()));
    }

    /** Makes the directory for what nobody else is to read. */
    static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new IOException("the directory " + directory + " cannot be made: " + Reason.of(e), e);
        }
    }

    SqliteStore store() throws IOException {
        if (of.get(Settings.STORE) == Settings.Store.MEMORY) {
            return SqliteStore.inMemory();
        }
        makeDirectory(data());
        return SqliteStore.open(data().resolve(DATABASE));
    }

    ServerIdentity identity() throws IOException {
        String cert = of.get(Settings.CERTFILE);
        if (!cert.isEmpty()) {
            return ServerIdentities.fromPem(Path.of(cert), Path.of(of.get(Settings.KEYFILE)));
        }
        makeDirectory(data());
        return ServerIdentities.selfSigned(data());
    }

    ChatServerConfig server(ServerIdentity identity) {
        return ChatServerConfig.of(address(), identity, service())
                .withListener(listener())
                .withSessions(sessions())
                .withDrain(of.get(Settings.DRAIN));
    }

    private ListenerOptions listener() {
        return ListenerOptions.at(address())
                .withScp1(open() && of.get(Settings.SCP1)) // §11.1-3
                .withEngine(of.get(Settings.ENGINE))
                .withMaxConnections(of.get(Settings.CONNECTIONS))
                .withMaxHandshakesPerAddress(of.get(Settings.HANDSHAKES_PER_ADDRESS))
                .withIdleTimeout(idle().multipliedBy(QUIC_IDLE_HALVES).dividedBy(2))
                .withPatience(of.get(Settings.PATIENCE));
    }

    private Duration idle() {
        return of.get(Settings.IDLE);
    }

    private ServerConfig sessions() {
        return ChatServerConfig.sessions(service()).toBuilder()
                .maxFrameBytes(of.get(Settings.FRAME_BYTES).intValue())
                .window(of.get(Settings.WINDOW))
                .maxUnanswered(of.get(Settings.UNANSWERED))
                .maxWaitingBytes(of.get(Settings.WAITING_BYTES).intValue())
                .idleTimeout(idle())
                .loginTimeout(of.get(Settings.LOGIN_TIME))
                .inflow(new Inflow(of.get(Settings.PDUS_PER_SECOND), of.get(Settings.BYTES_PER_SECOND)))
                .build();
    }

    ServiceConfig service() {
        ServiceConfig usual = ServiceConfig.USUAL;
        return new ServiceConfig(
                open(),
                of.get(Settings.REGISTRATION),
                Set.copyOf(of.get(Settings.INVITATION_CODES)),
                of.get(Settings.ITERATIONS),
                of.get(Settings.TOKEN_LIFE),
                of.get(Settings.OPEN_TOKEN_LIFE),
                usual.invitationTimeout(),
                usual.confirmTimeout(),
                of.get(Settings.SCP1_GRACE),
                usual.pageMessages(),
                usual.pageBytes(),
                of.get(Settings.TYPING_MEMBERS),
                of.get(Settings.MARK_MEMBERS),
                limits(),
                rates(),
                retention());
    }

    private Limits limits() {
        return new Limits(
                of.get(Settings.CONNECTIONS_PER_ADDRESS),
                of.get(Settings.DEVICES),
                of.get(Settings.CONVERSATIONS),
                of.get(Settings.ROOM_MEMBERS),
                of.get(Settings.INVITATIONS),
                of.get(Settings.BLOCKS),
                of.get(Settings.BODY_BYTES),
                of.get(Settings.STORED_BYTES),
                of.get(Settings.KEY_PACKAGES),
                of.get(Settings.EVENTS_WAITING));
    }

    private Rates rates() {
        return new Rates(
                of.get(Settings.LOGINS),
                of.get(Settings.FAILED_LOGINS),
                of.get(Settings.REGISTRATIONS),
                of.get(Settings.MESSAGES),
                of.get(Settings.MESSAGE_BYTES),
                of.get(Settings.REQUESTS),
                of.get(Settings.NOTICES),
                of.get(Settings.MARKS),
                of.get(Settings.INVITES),
                of.get(Settings.KEY_CLAIMS),
                of.get(Settings.REFUSALS));
    }

    private Retention retention() {
        return new Retention(
                of.get(Settings.RETENTION_AGE),
                of.get(Settings.RETENTION_MESSAGES),
                of.get(Settings.RETENTION_IDS),
                of.get(Settings.RETENTION_DEVICES),
                of.get(Settings.RETENTION_EVERY));
    }
}
