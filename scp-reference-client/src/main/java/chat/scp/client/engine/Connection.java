package chat.scp.client.engine;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.Problem;
import chat.scp.dialect.ClientConfig;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Revoke;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.CloseReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's one session, and the connections that it has one after the other. Does what {@link
 * Reconnect} decides; everything on the loop. A session that ended for a reason that allows it is
 * followed by a new one, which goes on from the cursors.
 */
final class Connection implements Wire {
    /** No request of Requests has it. */
    private static final long LOGOUT_TAG = -1;

    private final Settings settings;
    private final ClientLoop loop;
    private final Executor executor;
    private final Carrier carrier;
    private final Dispatcher dispatcher;
    private final Reconnect reconnect;
    private final DeviceId device;
    private final Supplier<List<Cursor>> cursors;
    private final Consumer<Bytes> keepToken;
    private final List<Part> parts = new ArrayList<>();
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private volatile ConnectionState state = new ConnectionState.Offline();
    private Login login;
    private Bytes token;
    private @Nullable SaltedPassword key;
    private @Nullable ScramParameters keyParameters;
    private Carrier.@Nullable Carried session;
    private boolean sessionHadLink;
    private boolean leaving;
    private boolean finished;
    private int version;

    Connection(
            Settings settings,
            ClientLoop loop,
            Executor executor,
            Carrier carrier,
            Dispatcher dispatcher,
            DoubleSupplier random,
            DeviceId device,
            Bytes token,
            Supplier<List<Cursor>> cursors,
            Consumer<Bytes> keepToken) {
        this.settings = settings;
        this.loop = loop;
        this.executor = executor;
        this.carrier = carrier;
        this.dispatcher = dispatcher;
        this.device = device;
        this.token = token;
        this.cursors = cursors;
        this.keepToken = keepToken;
        login = settings.login();
        reconnect = new Reconnect(settings.home(), settings.backoff(), random);
    }

    void add(Part part) {
        parts.add(part);
    }

    /** Of any thread. */
    ConnectionState state() {
        return state;
    }

    /** Completes, on the loop, when nothing of the client runs any more. */
    CompletableFuture<@Nullable Void> over() {
        return over;
    }

    void start() {
        take(reconnect.start());
    }

    void hurry() {
        take(reconnect.hurry(loop.nowNanos()));
    }

    void stop() {
        take(reconnect.stop());
    }

    /** §10.3: leaving a chat of SCP/1 ends the session, and the next one begins at once. */
    void expectEndByLeaving() {
        leaving = true;
    }

    @Override
    public boolean isOnline() {
        return state.isOnline();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public void command(ClientCommand command, Consumer<RuntimeException> refused) {
        Carrier.Carried to = session;
        if (to == null) {
            refused.accept(new IllegalStateException("no session"));
            return;
        }
        var unused = to.command(command).whenComplete((taken, failure) -> {
            if (failure != null) {
                RuntimeException refusal =
                        failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
                loop.execute(() -> refused.accept(refusal));
            }
        });
    }

    // ---- what is decided

    private void take(Reconnect.Step step) {
        if (step instanceof Reconnect.Step.Connect connect) {
            connect(connect);
        } else if (step instanceof Reconnect.Step.Wait wait) {
            long millis = Math.max(0, wait.nanos() - loop.nowNanos()) / 1_000_000;
            show(new ConnectionState.Waiting(Instant.ofEpochMilli(loop.nowMillis() + millis), wait.problem()));
            loop.at(wait.nanos(), () -> take(reconnect.due(loop.nowNanos())));
        } else if (step instanceof Reconnect.Step.GiveUp giveUp) {
            farewell(giveUp.problem());
        }
    }

    private void connect(Reconnect.Step.Connect to) {
        show(new ConnectionState.Connecting(to.attempt()));
        if (session != null) {
            dial(session, to.address());
            return;
        }
        // A new account's verifier takes as long to make as a key.
        Login how = login;
        executor.execute(() -> {
            ClientConfig config;
            try {
                config = config(how);
            } catch (RuntimeException e) {
                loop.execute(() -> take(reconnect.failed(
                        new Problem(ErrorCode.BAD_CREDENTIALS, String.valueOf(e.getMessage()), ""),
                        true,
                        loop.nowNanos())));
                return;
            }
            loop.execute(() -> begin(config, to.address()));
        });
    }

    private void begin(ClientConfig base, Reconnect.Address address) {
        if (reconnect.isOver()) {
            return;
        }
        ClientConfig config = base.withCursors(cursors.get()).withResumeToken(token);
        Carrier.Carried[] own = new Carrier.Carried[1];
        own[0] = carrier.session(
                config,
                event -> loop.execute(() -> {
                    if (own[0] == session) {
                        on(event);
                    }
                }));
        session = own[0];
        sessionHadLink = false;
        parts.forEach(Part::begun);
        dial(own[0], address);
    }

    private ClientConfig config(Login how) {
        ClientConfig usual = ClientConfig.of(settings.user(), device, how.credential());
        List<Capability> all = usual.capabilities().stream()
                .filter(c -> settings.endToEnd() || !c.equals(Capability.END_TO_END))
                .toList();
        return new ClientConfig(
                usual.user(),
                device,
                usual.credential(),
                Bytes.EMPTY,
                settings.displayName(),
                settings.agent(),
                all,
                List.of(),
                settings.limits(),
                settings.newestVersion());
    }

    private void dial(Carrier.Carried with, Reconnect.Address address) {
        CompletableFuture<?> made;
        try {
            made = with.connect(address.host(), address.port());
        } catch (RuntimeException e) {
            made = CompletableFuture.failedFuture(e);
        }
        var unused = made.whenComplete((connected, failure) -> loop.execute(() -> {
            if (with != session) {
                return;
            }
            if (failure == null) {
                sessionHadLink = true;
            } else {
                ConnectFailure why = ConnectFailure.of(failure, address);
                take(reconnect.failed(why.problem(), why.forGood(), loop.nowNanos()));
            }
        }));
    }

    // ---- what happens

    private void on(ClientEvent event) {
        sessionHadLink = true;
        if (event instanceof ClientEvent.Online online) {
            online(online);
        } else if (event instanceof ClientEvent.KeyNeeded needed) {
            provideKey(new ScramParameters(needed.salt(), needed.iterations()));
        } else if (event instanceof ClientEvent.TokenReceived received) {
            keep(received.token());
        } else if (event instanceof ClientEvent.GoingAway going) {
            take(reconnect.goingAway(going.address(), going.retryAfterMillis()));
        } else if (event instanceof ClientEvent.KeysNeeded) {
            dispatcher.publish(new ChatEvent.KeysNeeded());
        } else if (event instanceof ClientEvent.NoticeReceived notice) {
            dispatcher.publish(new ChatEvent.NoticeReceived(notice.code(), notice.text()));
        } else if (event instanceof ClientEvent.LoginRefused refused) {
            if (refused.code().equals(ErrorCode.RESUME_REFUSED)) {
                keep(Bytes.EMPTY);
            }
        } else if (event instanceof ClientEvent.Offline gone) {
            parts.forEach(Part::offline);
            take(reconnect.ended(gone.reason(), loop.nowNanos()));
        } else if (event instanceof ClientEvent.Closed closed) {
            closed(closed.reason());
        } else {
            if (leaving && event instanceof ClientEvent.ConversationEnded) {
                show(new ConnectionState.Connecting(1)); // nobody who hears of it may take this session for the next
            }
            parts.forEach(part -> part.heard(event));
        }
    }

    private void online(ClientEvent.Online event) {
        reconnect.online(loop.nowNanos());
        login = login.afterwards();
        leaving = false;
        version = event.version();
        show(new ConnectionState.Online(
                event.user(),
                event.displayName(),
                event.version(),
                event.downgraded(),
                event.resumed(),
                Set.copyOf(event.capabilities()),
                event.serverAgent()));
        parts.forEach(part -> part.online(event));
    }

    private void closed(CloseReason reason) {
        session = null;
        parts.forEach(Part::offline);
        if (reconnect.isOver()) {
            finish();
            return;
        }
        boolean left = leaving;
        leaving = false;
        take(reconnect.ended(left ? CloseReason.linkLost() : reason, loop.nowNanos()));
    }

    private void keep(Bytes newToken) {
        token = newToken;
        keepToken.accept(newToken);
    }

    /** Deriving a key takes tenths of a second and more. §4.3 */
    private void provideKey(ScramParameters parameters) {
        SaltedPassword known = key;
        if (known != null && parameters.equals(keyParameters)) {
            command(new ClientCommand.ProvideKey(known));
            return;
        }
        String password = login.passwordText();
        executor.execute(() -> {
            SaltedPassword derived = SaltedPassword.derive(password, parameters);
            loop.execute(() -> {
                key = derived;
                keyParameters = parameters;
                command(new ClientCommand.ProvideKey(derived));
            });
        });
    }

    /** The password was changed: what was derived from the old one is of no use. */
    void passwordIs(String password) {
        if (login instanceof Login.Password) {
            login = new Login.Password(password);
            key = null;
        }
    }

    // ---- the end

    private void farewell(Problem why) {
        closing = why;
        if (session == null || !sessionHadLink) {
            finish();
            return;
        }
        if (settings.forgetsDevice() && version == 2 && state.isOnline()) {
            // §4.4: else the name of who came by name alone stays taken for as long as the token is good.
            command(new ClientCommand.Ask(LOGOUT_TAG, new Revoke(1, device)));
        }
        command(new ClientCommand.Close(ErrorCode.NONE), refusal -> finish());
        loop.at(loop.nowNanos() + settings.farewell().toNanos(), this::finish);
    }

    private Problem closing = Problem.of(ErrorCode.NONE);

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        session = null;
        parts.forEach(Part::over);
        show(new ConnectionState.Closed(closing));
        dispatcher.close();
        over.complete(null);
    }

    private void show(ConnectionState now) {
        state = now;
        dispatcher.publish(new ChatEvent.StateChanged(now));
    }
}
