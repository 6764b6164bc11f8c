package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.storage.Outbox;
import chat.scp.client.storage.OutboxEntry;
import chat.scp.client.storage.SavedState;
import chat.scp.client.storage.StateStore;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client without its surface: the parts, put together on one loop. Thread-safe. Futures complete on
 * threads of the executor.
 */
public final class ClientEngine {
    private final ClientLoop loop;
    private final Executor executor;
    private final Dispatcher dispatcher;
    private final Connection connection;
    private final Requests requests;
    private final Sends sends;
    private final Arrivals arrivals;
    private final Invitations invitations;
    private final Ephemerals ephemerals;
    private final StateKeeper keeper;
    private final DeviceId device;
    private final String damage;
    private final boolean scp1Only;
    private Bytes token;
    private boolean begun;
    private volatile List<ConversationInfo> conversations = List.of();

    /**
     * What it runs on and with.
     *
     * @param random must be hard to guess: a device id may come from it
     * @throws IOException if what an earlier run kept cannot be read
     */
    public ClientEngine(
            Settings settings,
            ClientLoop loop,
            Executor executor,
            Carrier carrier,
            Outbox outbox,
            StateStore store,
            RandomGenerator random)
            throws IOException {
        this.loop = loop;
        this.executor = executor;
        Optional<SavedState> last = store.load();
        device = device(settings, last, random);
        // Only to the device that it was given to does a token mean anything. §4.5-2
        SavedState saved = last.filter(s -> s.device().equals(device))
                .orElseGet(() -> new SavedState(device, Bytes.EMPTY, List.of()));
        token = saved.token();
        dispatcher = new Dispatcher(executor);
        keeper = new StateKeeper(loop, executor, dispatcher, store, this::state);
        connection = new Connection(
                settings,
                loop,
                executor,
                carrier,
                dispatcher,
                random::nextDouble,
                device,
                token,
                () -> arrivals().received(),
                this::keep);
        Promises promises = new Promises(executor);
        requests = new Requests(connection, loop, promises);
        sends = new Sends(
                connection,
                loop,
                executor,
                dispatcher,
                outbox,
                settings.whenFull(),
                new Room(settings.outboxMessages(), settings.outboxBytes()));
        arrivals = new Arrivals(
                connection,
                loop,
                promises,
                dispatcher,
                requests,
                saved.cursors(),
                keeper::changed,
                all -> conversations = all);
        invitations = new Invitations(connection, loop, promises, dispatcher);
        ephemerals = new Ephemerals(connection, loop, dispatcher);
        // Who hears first, speaks first: a conversation is told before who types in it.
        List.of(arrivals, sends, requests, invitations, ephemerals).forEach(connection::add);
        if (last.isEmpty()) {
            loop.execute(keeper::save); // §4.2-4: the device is the same from now on
        }
        damage = outbox.damage();
        scp1Only = settings.newestVersion() == 1;
    }

    private Arrivals arrivals() {
        return arrivals;
    }

    private static DeviceId device(Settings settings, Optional<SavedState> last, RandomGenerator random) {
        DeviceId given = settings.device();
        if (given != null) {
            return given;
        }
        return last.map(SavedState::device).orElseGet(() -> new DeviceId(random.nextLong() | 1, random.nextLong()));
    }

    private SavedState state() {
        return new SavedState(device, token, arrivals.taken());
    }

    private void keep(Bytes newToken) {
        token = newToken;
        keeper.save();
    }

    // ---- what is

    public ConnectionState connectionState() {
        return connection.state();
    }

    /** Whether the server has nothing newer than SCP/1, as far as is known. */
    public boolean speaksScp1() {
        return scp1Only || (connection.state() instanceof ConnectionState.Online online && online.version() == 1);
    }

    public DeviceId device() {
        return device;
    }

    public Dispatcher events() {
        return dispatcher;
    }

    public int unsent() {
        return sends.count();
    }

    public List<ConversationInfo> conversations() {
        return conversations;
    }

    // ---- what is to be done

    /** Whoever listens by now hears of what an earlier run left. */
    public void connect() {
        loop.execute(() -> {
            if (!begun) {
                begun = true;
                if (!damage.isEmpty()) {
                    dispatcher.publish(new ChatEvent.StorageFailed(damage));
                }
                sends.restore();
            }
            connection.start();
        });
    }

    public void hurry() {
        loop.execute(connection::hurry);
    }

    /** Takes a message; on a thread that may wait. The future completes once, with its outcome. */
    public CompletableFuture<SendOutcome> send(OutboxEntry entry, Duration deadline) {
        Sending sending = sends.take(entry, deadline);
        loop.execute(() -> ephemerals.sent(entry.conversation()));
        return sending.outcome;
    }

    public CompletableFuture<Answer> ask(
            Scp2Pdu.Request request, @Nullable Capability needed, boolean onlyLooks, Duration deadline) {
        return future(f -> requests.ask(request, needed, onlyLooks, deadline, f));
    }

    public CompletableFuture<Answer> leave(ConversationId conversation, Duration deadline) {
        return future(f -> {
            if (connection.version() == 1) {
                connection.expectEndByLeaving();
            }
            requests.ask(tag -> new ClientCommand.Leave(tag, conversation), null, false, deadline, f);
        });
    }

    public CompletableFuture<ConversationId> invite(ClientCommand.Invite invite, Duration deadline) {
        return future(f -> invitations.invite(invite, deadline, f));
    }

    /** The direct conversation with somebody, which the server says is there, as soon as it has told which it is. */
    public CompletableFuture<ConversationId> directWith(Name whom, Duration deadline) {
        return future(f -> arrivals.directWith(whom, deadline, f));
    }

    public CompletableFuture<ConversationId> accept(InvitationId id) {
        return future(f -> invitations.accept(id, f));
    }

    public CompletableFuture<@Nullable Void> reject(InvitationId id) {
        CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
        loop.execute(() -> invitations.reject(id, told));
        return told;
    }

    public CompletableFuture<@Nullable Void> cancel(InvitationId id) {
        CompletableFuture<@Nullable Void> told = new CompletableFuture<>();
        loop.execute(() -> invitations.cancel(id, told));
        return told;
    }

    public void read(ConversationId conversation, Position position) {
        loop.execute(() -> arrivals.read(conversation, position));
    }

    public void type(ConversationId conversation, boolean active) {
        loop.execute(() -> ephemerals.type(conversation, active));
    }

    public void show(PresenceStatus status, String text) {
        loop.execute(() -> ephemerals.show(status, text));
    }

    public void passwordIs(String password) {
        loop.execute(() -> connection.passwordIs(password));
    }

    private <T> CompletableFuture<T> future(Consumer<CompletableFuture<T>> task) {
        CompletableFuture<T> future = new CompletableFuture<>();
        loop.execute(() -> task.accept(future));
        return future;
    }

    /** Ends in good order; completes when all is saved. The carrier and the stores are the caller's to close then. */
    public CompletableFuture<@Nullable Void> close() {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        loop.execute(connection::stop);
        var unused = connection.over().thenRun(() -> loop.execute(() -> ended(done)));
        return done;
    }

    private void ended(CompletableFuture<@Nullable Void> done) {
        var unused = keeper.end().thenRun(() -> executor.execute(() -> done.complete(null)));
    }
}
