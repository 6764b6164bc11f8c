package chat.scp.client;

import chat.scp.client.engine.Answer;
import chat.scp.client.engine.ClientEngine;
import chat.scp.client.engine.QuicCarrier;
import chat.scp.client.engine.Reconnect;
import chat.scp.client.engine.Settings;
import chat.scp.client.engine.ThreadLoop;
import chat.scp.client.engine.Workers;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.HistoryPage;
import chat.scp.client.event.NotOnlineException;
import chat.scp.client.storage.OutboxEntry;
import chat.scp.dialect.ClientLimits;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Direction;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.v2.Fetch;
import chat.scp.quic.ConnectorOptions;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A user's client: connects, logs in, and keeps going until it is closed. Thread-safe.
 *
 * <p>Every call returns a future that completes within the call's deadline, or exceptionally with a
 * {@link ChatException} then; {@link #await} waits for one, which suits virtual threads. Futures complete,
 * and listeners run, on threads that may wait. Events of one conversation come in order; a slow
 * listener slows its own conversation: what it has not taken is not marked as delivered, and beyond the
 * window the server sends no more of it.
 *
 * <pre>{@code
 * ChatClient client = ChatClient.open(ChatClientOptions.of("scp://localhost", "alice").withPassword(secret));
 * client.listen(event -> { ... });
 * client.connect();
 * ConversationId chat = ChatClient.await(client.people().chatWith("bob"));
 * client.send(chat, "Hello").await(Duration.ofSeconds(5));
 * }</pre>
 */
public final class ChatClient implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ChatClientOptions options;
    private final Kept kept;
    private final ThreadLoop loop;
    private final QuicCarrier carrier;
    private final ClientEngine engine;
    private final People people;
    private final Rooms rooms;
    private final Account account;
    private final KeyPackages keyPackages;
    private @Nullable CompletableFuture<@Nullable Void> closing;

    private ChatClient(ChatClientOptions options, Kept kept, ThreadLoop loop, QuicCarrier carrier) throws IOException {
        this.options = options;
        this.kept = kept;
        this.loop = loop;
        this.carrier = carrier;
        engine = new ClientEngine(
                settings(options), loop, Workers.shared(), carrier, kept.outbox(), kept.state(), RANDOM);
        people = new People(engine, options.deadline(), ChatClient::id);
        rooms = new Rooms(engine, options.deadline());
        account = new Account(engine, options.deadline());
        keyPackages = new KeyPackages(engine, options.deadline());
    }

    /**
     * A client that is not connected yet.
     *
     * @throws IOException if what an earlier run kept cannot be read, or another process uses it
     */
    public static ChatClient open(ChatClientOptions options) throws IOException {
        Kept kept = Kept.of(options);
        ThreadLoop loop = new ThreadLoop("scp-client-" + options.user());
        QuicCarrier carrier = null;
        try {
            ServerAddress server = options.server();
            ConnectorOptions how = ConnectorOptions.USUAL.withScp1(options.scp1Allowed());
            carrier = QuicCarrier.to(server.host(), server.port(), how, options.trust());
            return new ChatClient(options, kept, loop, carrier);
        } catch (IOException | RuntimeException e) {
            loop.close();
            if (carrier != null) {
                carrier.close();
            }
            kept.close();
            throw e;
        }
    }

    private static Settings settings(ChatClientOptions options) {
        ClientLimits usual = ClientLimits.USUAL;
        ClientLimits limits = new ClientLimits(
                usual.maxFrameBytes(),
                options.window(),
                usual.maxPending(),
                usual.maxHeld(),
                usual.maxInvitations(),
                false, // delivered is what the listeners have taken
                usual.loginTimeout(),
                usual.closeTimeout(),
                usual.gapPatience(),
                usual.markDelay());
        return new Settings(
                new Reconnect.Address(options.server().host(), options.server().port()),
                options.user(),
                options.device(),
                options.login(),
                options.displayName(),
                options.agent(),
                options.newestVersion(),
                options.endToEnd(),
                limits,
                options.backoff(),
                options.outboxMessages(),
                options.outboxBytes(),
                options.whenFull(),
                options.deadline(),
                options.farewell(),
                options.directory() == null && options.stateStore() == null && options.device() == null);
    }

    // ---- events and state

    /** Tells the listener every event from now on. */
    public Subscription listen(Consumer<? super ChatEvent> listener) {
        return engine.events().listen(listener)::run;
    }

    /** The events as a stream: each subscriber gets all of them, in one order, as it asks for them. */
    public Flow.Publisher<ChatEvent> events() {
        return engine.events().flow();
    }

    /** What {@link #listen} returns; closing it ends the telling. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    public ConnectionState state() {
        return engine.connectionState();
    }

    /** The conversations that the user is in, as far as the server has told. */
    public List<ConversationInfo> conversations() {
        return engine.conversations();
    }

    /** Which device of the account this is. */
    public DeviceId device() {
        return engine.device();
    }

    /** How many messages have no outcome yet. */
    public int unsent() {
        return engine.unsent();
    }

    // ---- connection

    /** Connects, and stays connected until {@link #close}. See {@link #online}. */
    public CompletableFuture<ConnectionState.Online> connect() {
        return connect(options.deadline());
    }

    /**
     * Connects, and stays connected until {@link #close}. The future fails when the deadline has passed,
     * but the client goes on trying then, and when there is no use in it.
     */
    public CompletableFuture<ConnectionState.Online> connect(Duration deadline) {
        CompletableFuture<ConnectionState.Online> online = online(deadline);
        engine.connect();
        return online;
    }

    /** Completes as soon as the client is online. */
    public CompletableFuture<ConnectionState.Online> online(Duration deadline) {
        return new AwaitOnline(this).within(deadline);
    }

    /** Tries at once instead of at the end of the present wait, as when the network is back. */
    public void retryNow() {
        engine.hurry();
    }

    // ---- messages

    /** Sends a text; see {@link #send(ConversationId, Draft)}. */
    public SentMessage send(ConversationId conversation, String text) {
        return send(conversation, Draft.text(text));
    }

    /**
     * Puts a message into the outbox, from where it leaves as soon as it can. With a full outbox this waits,
     * at most for the usual deadline, if the options say so.
     *
     * @throws chat.scp.client.event.OutboxFullException if it was not taken
     */
    public SentMessage send(ConversationId conversation, Draft draft) {
        MessageId id = messageId();
        long now = System.currentTimeMillis();
        long expires = draft.life().isZero() ? 0 : now + draft.life().toMillis();
        OutboxEntry entry = new OutboxEntry(conversation, id, draft.body(), draft.relation(), expires, now);
        CompletableFuture<SendOutcome> outcome = engine.send(entry, options.deadline());
        return new SentMessage(conversation, id, outcome.copy());
    }

    /** Ids that rise with time sort well in a store. */
    private static MessageId messageId() {
        long millis = System.currentTimeMillis();
        return new MessageId((millis << 16) | (RANDOM.nextLong() & 0xFFFF), RANDOM.nextLong());
    }

    private static long id() {
        return RANDOM.nextLong();
    }

    /** The user has seen everything up to here. Goes to the server as soon as there is a connection. */
    public void markRead(ConversationId conversation, Position position) {
        engine.read(conversation, position);
    }

    /** To be called at each key while the user writes; it is passed on seldom enough. {@code false}: gave up. */
    public void typing(ConversationId conversation, boolean active) {
        engine.type(conversation, active);
    }

    /** The last messages of the log, or those before {@code before}. */
    public CompletableFuture<HistoryPage> older(ConversationId conversation, Position before, int limit) {
        if (before.sequence() == 1) {
            return CompletableFuture.completedFuture(new HistoryPage(List.of(), before.epoch(), 0, 0, 0, 0));
        }
        long from = before.isNone() ? 0 : before.sequence() - 1;
        return fetch(new Fetch(1, before.epoch(), conversation, from, limit, Direction.BACKWARD));
    }

    /** The messages after {@code after}; after NONE: the first ones of the log. */
    public CompletableFuture<HistoryPage> newer(ConversationId conversation, Position after, int limit) {
        long from = after.isNone() ? 0 : after.sequence() + 1;
        return fetch(new Fetch(1, after.epoch(), conversation, from, limit, Direction.FORWARD));
    }

    private CompletableFuture<HistoryPage> fetch(Fetch fetch) {
        return engine.ask(fetch, null, true, options.deadline()).thenApply(Pages::of);
    }

    /** Leaves a conversation, on all devices of the account. In SCP/1 that ends the chat and logs in anew. */
    public CompletableFuture<@Nullable Void> leave(ConversationId conversation) {
        return Answer.done(engine.leave(conversation, options.deadline()));
    }

    // ---- the rest

    /** Invitations, blocks, presence. */
    public People people() {
        return people;
    }

    public Rooms rooms() {
        return rooms;
    }

    /** Password, display name, devices. */
    public Account account() {
        return account;
    }

    /** For applications that encrypt from end to end. */
    public KeyPackages keyPackages() {
        return keyPackages;
    }

    /**
     * Waits for a future of this library, and throws what it failed with.
     *
     * @throws ChatException if it did not come about
     */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotOnlineException("Interrupted while waiting.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new CompletionException(e.getCause());
        } catch (CancellationException e) {
            throw new NotOnlineException("Cancelled while waiting.");
        }
    }

    /** Ends in good order; waits for it a few seconds at most. What has no outcome is kept for the next run, if there is a place. */
    @Override
    public void close() {
        try {
            closeAsync().get(options.farewell().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(ChatClient.class.getName())
                    .log(System.Logger.Level.WARNING, "the client did not end in good order", e);
        }
    }

    /** As {@link #close}, without waiting. */
    public synchronized CompletableFuture<@Nullable Void> closeAsync() {
        if (closing == null) {
            closing = engine.close().<@Nullable Void>thenApply(nothing -> {
                carrier.close();
                loop.close();
                kept.close();
                return null;
            });
        }
        return closing;
    }
}
