package chat.scp.v1;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.session.ClientSession;
import chat.scp.session.ServerSession;
import chat.scp.session.Session;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A real session whose link is in the hands of a test. */
final class Driver<C, E> {
    static final LinkInfo LINK = new LinkInfo("scp-v1", Bytes.EMPTY, 0, true);
    static final ServerConfig SERVER = ServerConfig.of(Mechanism.OPEN);

    final Session<C, E> session;
    private long nowNanos;
    private int pushes;

    private Driver(Session<C, E> session) {
        this.session = session;
        linkUp();
    }

    static Driver<ServerCommand, ServerEvent> server() {
        return server(SERVER);
    }

    static Driver<ServerCommand, ServerEvent> server(ServerConfig config) {
        return new Driver<>(new ServerSession(config, Negotiator.of(1, 2)));
    }

    static Driver<ClientCommand, ClientEvent> client(String name) {
        return client(config(name));
    }

    static Driver<ClientCommand, ClientEvent> client(ClientConfig config) {
        return new Driver<>(new ClientSession(config));
    }

    static ClientConfig config(String name) {
        return ClientConfig.of(new LegacyName(name), new DeviceId(1, 2), new Credential.Open());
    }

    void linkUp() {
        session.linkUp(LINK, Bytes.of(new byte[18]), nowNanos);
    }

    void linkDown() {
        session.linkDown(nowNanos);
    }

    void receive(Channel channel, byte... bytes) {
        session.receive(channel, ByteBuffer.wrap(bytes), nowNanos);
    }

    /** On control. */
    void receive(Pdu... pdus) {
        receive(Channel.CONTROL, Scp1Bytes.of(pdus));
    }

    /** On control. */
    void receiveHex(String hex) {
        receive(Channel.CONTROL, Scp1Bytes.hex(hex));
    }

    /** On a channel of its own, as a server pushes. */
    void receivePush(Pdu pdu) {
        pushes++;
        receive(Channel.push(pushes), Scp1Bytes.of(pdu));
        session.channelEnded(Channel.push(pushes), nowNanos);
    }

    void command(C command) {
        session.command(command, nowNanos);
    }

    void pass(Duration time) {
        nowNanos += time.toNanos();
        session.tick(nowNanos);
    }

    String state() {
        return session.stateName();
    }

    Optional<ErrorCode> closing() {
        return session.closing();
    }

    List<E> events() {
        List<E> events = new ArrayList<>();
        for (E event = session.pollEvent(); event != null; event = session.pollEvent()) {
            events.add(event);
        }
        return events;
    }

    /** The one event since somebody looked. */
    E event() {
        List<E> events = events();
        if (events.size() != 1) {
            throw new AssertionError("one event is expected, but there are " + events);
        }
        return events.get(0);
    }

    <T extends E> T event(Class<T> type) {
        return type.cast(event());
    }

    /** Everything that the session has to write, channel by channel. */
    List<Sent> sent() {
        List<Sent> all = new ArrayList<>();
        for (Channel channel : session.channelsToWrite()) {
            all.add(written(channel));
        }
        return all;
    }

    /** The PDUs of everything that the session has to write. */
    List<Scp1Pdu> sentPdus() {
        return sent().stream().flatMap(s -> s.pdus().stream()).toList();
    }

    private Sent written(Channel channel) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean finished = false;
        while (session.channelsToWrite().contains(channel)) {
            ByteBuffer buffer = ByteBuffer.allocate(session.nextFrameBytes(channel));
            finished = session.transmit(channel, buffer);
            bytes.writeBytes(Arrays.copyOf(buffer.array(), buffer.position()));
        }
        return new Sent(channel, bytes.toByteArray(), finished);
    }
}
