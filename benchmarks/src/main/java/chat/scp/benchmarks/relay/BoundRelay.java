package chat.scp.benchmarks.relay;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.ClientLimits;
import chat.scp.dialect.Credential;
import chat.scp.dialect.Inflow;
import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Page;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.ListenerOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.QuicListener;
import chat.scp.quic.QuicSession;
import chat.scp.quic.tls.ServerIdentity;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageFrame;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/** SCP sessions over the binding; the server keeps the last messages in memory only, so that it is the binding
 * that is measured. */
final class BoundRelay implements Relaying {
    private static final int EPOCH = 1;
    /** Twice what may be under way in a conversation. */
    private static final int KEPT = 2 * Load.WINDOW;

    private volatile boolean ending;
    private final QuicListener listener;
    private final QuicConnector connector;
    private final int bodyBytes;
    private final List<QuicClient> senders = new ArrayList<>();
    private final AtomicLong messages = new AtomicLong();
    private final Map<ConversationId, AtomicReferenceArray<MessageFrame>> logs = new ConcurrentHashMap<>();
    private final Map<Long, QuicSession<ServerCommand>> receivers = new ConcurrentHashMap<>();

    BoundRelay(EngineChoice engine, ServerIdentity identity, int pairs, int bodyBytes, Outcome outcome)
            throws Exception {
        this.bodyBytes = bodyBytes;
        ListenerOptions options = ListenerOptions.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withEngine(engine)
                .withMaxHandshakesPerAddress(1_000_000);
        listener = QuicListener.open(options, identity, unhurried(ServerConfig.of(Mechanism.OPEN)), Serving::new);
        connector = QuicConnector.of(ConnectorOptions.USUAL.withEngine(engine), (chain, host, port) -> {});
        for (int pair = 0; pair < pairs; pair++) {
            int number = pair;
            connect(pair, "r", event -> {
                if (event instanceof ClientEvent.MessageReceived received) {
                    outcome.arrived(number, received.body().content().asBuffer().getLong());
                }
            });
            senders.add(connect(pair, "s", event -> {
                if (event instanceof ClientEvent.SendEnded) {
                    outcome.taken(number);
                }
            }));
        }
    }

    /** Twenty thousand messages a second are an offence elsewhere. §9.5 */
    private static ServerConfig unhurried(ServerConfig usual) {
        return usual.toBuilder()
                .inflow(new Inflow(Integer.MAX_VALUE, Long.MAX_VALUE / Inflow.WINDOW_SECONDS))
                .build();
    }

    /** The bare engine's receivers acknowledge nothing but packets, and the bytes are to be the same. */
    private static ClientLimits marksAtLeisure() {
        ClientLimits usual = ClientLimits.USUAL;
        return new ClientLimits(
                usual.maxFrameBytes(),
                usual.window(),
                usual.maxPending(),
                usual.maxHeld(),
                usual.maxInvitations(),
                usual.markHandedOver(),
                usual.loginTimeout(),
                usual.closeTimeout(),
                usual.gapPatience(),
                Duration.ofSeconds(1));
    }

    private QuicClient connect(int number, String role, Consumer<ClientEvent> then) throws Exception {
        CountDownLatch online = new CountDownLatch(1);
        Cursor cursor = new Cursor(new ConversationId(1, number), new Position(EPOCH, 0));
        ClientConfig config = ClientConfig.of(
                        UserName.of(role + number), new DeviceId(role.charAt(0), number + 1), new Credential.Open())
                .withCursors(List.of(cursor))
                .withLimits(marksAtLeisure());
        QuicClient client = connector.client(config, event -> {
            if (event instanceof ClientEvent.Online) {
                online.countDown();
            } else if (event instanceof ClientEvent.Offline lost && !ending) {
                System.err.println(role + number + " is offline, so the figures mean nothing: " + lost.reason());
            } else if (event instanceof ClientEvent.Closed ended && !ending) {
                System.err.println(role + number + " has ended, so the figures mean nothing: " + ended.reason());
            }
            then.accept(event);
        });
        client.connect("127.0.0.1", listener.address().getPort()).get(15, TimeUnit.SECONDS);
        if (!online.await(15, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no login");
        }
        return client;
    }

    private AtomicReferenceArray<MessageFrame> logOf(ConversationId conversation) {
        return logs.computeIfAbsent(conversation, unknown -> new AtomicReferenceArray<>(KEPT));
    }

    private static int place(long sequence) {
        return (int) (sequence % KEPT);
    }

    /** One session of the server. */
    private final class Serving implements Consumer<ServerEvent> {
        private final QuicSession<ServerCommand> session;
        private UserName user = UserName.of("nobody");
        private AtomicReferenceArray<MessageFrame> log = new AtomicReferenceArray<>(0);
        private long sequence;

        Serving(QuicSession<ServerCommand> session) {
            this.session = session;
        }

        @Override
        public void accept(ServerEvent event) {
            if (event instanceof ServerEvent.LoginOffered login) {
                admit(login);
            } else if (event instanceof ServerEvent.MessageOffered offered) {
                relay(offered.message());
            } else if (event instanceof ServerEvent.Requested requested && requested.request() instanceof Fetch fetch) {
                page(fetch);
            }
        }

        /** A client that was behind for a moment asks for what it missed. */
        private void page(Fetch fetch) {
            List<ServerCommand.PageItem> items = new ArrayList<>();
            long last = fetch.from() - 1;
            AtomicReferenceArray<MessageFrame> log = logOf(fetch.conversation());
            for (MessageFrame next = log.getAcquire(place(last + 1));
                    next != null && next.view().sequence() == last + 1 && items.size() < fetch.limit();
                    next = log.getAcquire(place(last + 1))) {
                items.add(new ServerCommand.PageItem.Present(next));
                last++;
            }
            Page page = new Page(
                    fetch.request(), EPOCH, fetch.conversation(), fetch.from(), last, 1, Math.max(last, 1), false);
            session.command(new ServerCommand.ReplyPage(page, items));
        }

        private void admit(ServerEvent.LoginOffered login) {
            user = (UserName) login.user();
            List<ConversationState> states = new ArrayList<>();
            for (Cursor cursor : login.cursors()) {
                log = logOf(cursor.conversation());
                if (user.text().startsWith("r")) {
                    receivers.put(cursor.conversation().low(), session);
                }
                Position last = new Position(EPOCH, 0);
                states.add(new ConversationState(cursor.conversation(), last, 0, 0, ResumeStatus.RESUMED));
            }
            SessionId id = new SessionId(1, login.device().low());
            session.command(new ServerCommand.Admit(id, user, "", 1, Bytes.of((byte) 1), 3600, states));
        }

        private void relay(MessageFrame message) {
            Position position = new Position(EPOCH, ++sequence);
            ConversationId conversation = message.view().conversation();
            message.view().assign(EPOCH, position.sequence(), 1, user);
            MessageId id = message.view().id();
            log.setRelease(place(position.sequence()), message);
            session.command(new ServerCommand.AnswerStored(conversation, id, position, 1, false));
            receivers.get(conversation.low()).command(new ServerCommand.Deliver(user, message));
        }
    }

    @Override
    public void send(int pair, long nanos) {
        byte[] body = new byte[bodyBytes];
        ByteBuffer.wrap(body).putLong(nanos);
        MessageId id = new MessageId(pair, messages.incrementAndGet());
        senders.get(pair)
                .command(new ClientCommand.Send(
                        new ConversationId(1, pair), id, new Body(ContentType.ENCRYPTED, Bytes.of(body))));
    }

    @Override
    public void close() {
        ending = true;
        senders.forEach(QuicClient::close);
        connector.close();
        listener.close();
    }
}
