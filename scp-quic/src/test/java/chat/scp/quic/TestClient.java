package chat.scp.quic;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A client application that writes down what it is told. */
final class TestClient implements Consumer<ClientEvent> {
    private static final AtomicLong DEVICES = new AtomicLong();

    final QuicClient client;
    final List<ClientEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicLong messages = new AtomicLong();
    private final long device = DEVICES.incrementAndGet();
    volatile Consumer<ClientEvent> alsoTold = event -> {};

    TestClient(QuicConnector connector, ClientConfig config) {
        client = connector.client(config, this);
    }

    TestClient(QuicConnector connector, String user, ConversationId... conversations) {
        this(connector, config(UserName.of(user), conversations));
    }

    static ClientConfig config(Name user, ConversationId... conversations) {
        return ClientConfig.of(user, new DeviceId(7, DEVICES.incrementAndGet()), new Credential.Open())
                .withCursors(List.of(conversations).stream()
                        .map(c -> new Cursor(c, new Position(TestServer.EPOCH, 0)))
                        .toList());
    }

    @Override
    public void accept(ClientEvent event) {
        events.add(event);
        alsoTold.accept(event);
    }

    TestClient connect(QuicListener listener) throws Exception {
        client.connect("127.0.0.1", listener.address().getPort()).get(15, TimeUnit.SECONDS);
        return this;
    }

    TestClient login(QuicListener listener) throws Exception {
        connect(listener);
        awaitEvent(ClientEvent.Online.class);
        return this;
    }

    MessageId send(ConversationId conversation, String text) {
        MessageId id = new MessageId(device, messages.incrementAndGet());
        client.command(new ClientCommand.Send(conversation, id, Body.text(text)))
                .join();
        return id;
    }

    <T extends ClientEvent> T awaitEvent(Class<T> type) {
        return awaitEvent(type, event -> true);
    }

    <T extends ClientEvent> T awaitEvent(Class<T> type, Predicate<T> which) {
        Await.until(() -> type.getSimpleName() + " of " + client + ", but got " + events, () -> all(type).stream()
                .anyMatch(which));
        return all(type).stream().filter(which).findFirst().orElseThrow();
    }

    <T extends ClientEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> texts() {
        return all(ClientEvent.MessageReceived.class).stream()
                .map(message -> message.body().text())
                .toList();
    }

    /** How it stands, for whoever waits in vain. */
    String about() {
        List<ClientEvent> others = events.stream()
                .filter(event -> !(event instanceof ClientEvent.MessageReceived))
                .filter(event -> !(event instanceof ClientEvent.SendEnded))
                .filter(event -> !(event instanceof ClientEvent.Online))
                .toList();
        return client.isConnected() + " " + client.statistics() + " " + others;
    }
}
