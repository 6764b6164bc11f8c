package chat.scp.client;

import chat.scp.auth.PasswordRules;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.client.engine.Backoff;
import chat.scp.client.engine.Login;
import chat.scp.client.storage.Outbox;
import chat.scp.client.storage.StateStore;
import chat.scp.client.storage.WhenFull;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Name;
import chat.scp.pdu.UserName;
import chat.scp.quic.tls.ServerTrust;
import chat.scp.quic.tls.ServerTrusts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ChatClient} is made with. Immutable: each {@code with} returns another one. What it is
 * without any of them stands in brackets there.
 *
 * <pre>{@code
 * ChatClientOptions.of("scp://chat.example.org", "alice").withPassword(secret).withDirectory(Path.of("alice"))
 * }</pre>
 */
public final class ChatClientOptions implements Cloneable {
    private static final int ITERATIONS = 600_000;

    private final ServerAddress server;
    private Name user;
    private Login login = new Login.NameOnly();
    private String displayName = "";
    private String agent = "scp-java";
    private boolean scp1Allowed = true;
    private int newestVersion = 2;
    private boolean endToEnd;
    private @Nullable DeviceId device;
    private @Nullable Path directory;
    private @Nullable Outbox outbox;
    private @Nullable StateStore stateStore;
    private @Nullable ServerTrust trust;
    private Backoff backoff = Backoff.USUAL;
    private int outboxMessages = 1_000;
    private long outboxBytes = 16 * 1024 * 1024;
    private WhenFull whenFull = WhenFull.WAIT;
    private int window = 256;
    private Duration deadline = Duration.ofSeconds(30);
    private Duration farewell = Duration.ofSeconds(3);

    private ChatClientOptions(ServerAddress server, Name user) {
        this.server = server;
        this.user = user;
    }

    /** {@code server}: {@code scp://host[:port]} or {@code host[:port]}. */
    public static ChatClientOptions of(String server, String user) {
        return new ChatClientOptions(ServerAddress.of(server), UserName.of(user));
    }

    private ChatClientOptions copy() {
        try {
            return (ChatClientOptions) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Logs in by password, and no other way: never by name alone, and not with SCP/1. [name alone] */
    public ChatClientOptions withPassword(String password) {
        PasswordRules.prepare(password); // an impossible one is found out here
        ChatClientOptions other = copy();
        other.login = new Login.Password(password);
        return other;
    }

    /** Makes the account with this password before it logs in; the code is empty where anybody may. */
    public ChatClientOptions withNewAccount(String password, String invitationCode) {
        PasswordRules.prepare(password);
        ChatClientOptions other = copy();
        other.login = new Login.NewAccount(password, invitationCode, freshParameters());
        return other;
    }

    static ScramParameters freshParameters() {
        byte[] salt = new byte[ScramVerifier.SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new ScramParameters(Bytes.of(salt), ITERATIONS);
    }

    /** Logs in by a token of the operator's own login. */
    public ChatClientOptions withToken(Bytes token) {
        ChatClientOptions other = copy();
        other.login = new Login.Token(token);
        return other;
    }

    /** The name to show; empty: as the account has it. [empty] */
    public ChatClientOptions withDisplayName(String name) {
        ChatClientOptions other = copy();
        other.displayName = name;
        return other;
    }

    /** Name and version of the program, for the server's log. */
    public ChatClientOptions withAgent(String name) {
        ChatClientOptions other = copy();
        other.agent = name;
        return other;
    }

    /** Whether a server that has nothing newer is talked to in SCP/1, if the login is by name alone. [yes] */
    public ChatClientOptions withScp1(boolean allowed) {
        ChatClientOptions other = copy();
        other.scp1Allowed = allowed;
        return other;
    }

    /** Speaks nothing but SCP/1, under any name that it allows. */
    public ChatClientOptions withScp1Only(String name) {
        ChatClientOptions other = copy();
        other.newestVersion = 1;
        other.scp1Allowed = true;
        other.user = new LegacyName(name);
        return other;
    }

    /** Whether the application encrypts from end to end, and can read what others encrypted. §6.10 [no] */
    public ChatClientOptions withEndToEnd(boolean can) {
        ChatClientOptions other = copy();
        other.endToEnd = can;
        return other;
    }

    /** The device to be. [the one kept in the directory, or a new one at each start] */
    public ChatClientOptions withDevice(DeviceId id) {
        ChatClientOptions other = copy();
        other.device = id;
        return other;
    }

    /**
     * Where device, resumption token, cursors and outbox are kept, so that a restart goes on where it was.
     * For one account on one server, and one process at a time. [nothing is kept]
     */
    public ChatClientOptions withDirectory(Path kept) {
        ChatClientOptions other = copy();
        other.directory = kept;
        return other;
    }

    /** An outbox of the application's own. [in the directory, if there is one] */
    public ChatClientOptions withOutbox(Outbox own) {
        ChatClientOptions other = copy();
        other.outbox = own;
        return other;
    }

    /** A place of the application's own for device, token and cursors. [in the directory, if there is one] */
    public ChatClientOptions withStateStore(StateStore own) {
        ChatClientOptions other = copy();
        other.stateStore = own;
        return other;
    }

    /** Which servers to talk to. [those that the system's authorities vouch for] */
    public ChatClientOptions withTrust(ServerTrust other) {
        ChatClientOptions result = copy();
        result.trust = other;
        return result;
    }

    /** How long to wait before coming back: twice as long after each failure. [1 s, up to 60 s] */
    public ChatClientOptions withBackoff(Duration first, Duration longest) {
        ChatClientOptions other = copy();
        other.backoff = new Backoff(first, longest, Backoff.USUAL.settled());
        return other;
    }

    /** How many messages may be without an outcome, and what to do with more. [1,000, 16 MiB, wait] */
    public ChatClientOptions withOutboxLimit(int messages, long bytes, WhenFull then) {
        if (messages < 1 || bytes < 1) {
            throw new IllegalArgumentException("an outbox holds at least one message");
        }
        ChatClientOptions other = copy();
        other.outboxMessages = messages;
        other.outboxBytes = bytes;
        other.whenFull = then;
        return other;
    }

    /** How many received messages may wait for listeners before the server sends no more. [256] */
    public ChatClientOptions withWindow(int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException("a window holds at least one message");
        }
        ChatClientOptions other = copy();
        other.window = messages;
        return other;
    }

    /** Of every call that is given no other. [30 s] */
    public ChatClientOptions withDeadline(Duration other) {
        if (other.isNegative() || other.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive");
        }
        ChatClientOptions result = copy();
        result.deadline = other;
        return result;
    }

    public ServerAddress server() {
        return server;
    }

    public Name user() {
        return user;
    }

    Login login() {
        return login;
    }

    String displayName() {
        return displayName;
    }

    String agent() {
        return agent;
    }

    boolean scp1Allowed() {
        return scp1Allowed;
    }

    boolean endToEnd() {
        return endToEnd;
    }

    int newestVersion() {
        return newestVersion;
    }

    @Nullable
    DeviceId device() {
        return device;
    }

    @Nullable
    Path directory() {
        return directory;
    }

    @Nullable
    Outbox outbox() {
        return outbox;
    }

    @Nullable
    StateStore stateStore() {
        return stateStore;
    }

    ServerTrust trust() {
        ServerTrust given = trust;
        return given == null ? ServerTrusts.systemRoots() : given; // reading them takes a while
    }

    Backoff backoff() {
        return backoff;
    }

    int outboxMessages() {
        return outboxMessages;
    }

    long outboxBytes() {
        return outboxBytes;
    }

    WhenFull whenFull() {
        return whenFull;
    }

    int window() {
        return window;
    }

    Duration deadline() {
        return deadline;
    }

    Duration farewell() {
        return farewell;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "ChatClientOptions[" + user + " at " + server + "]";
    }
}
