package chat.scp.server.config;

import static chat.scp.server.config.Setting.Effect.RELOAD;
import static chat.scp.server.config.Setting.Effect.START;

import chat.scp.quic.EngineChoice;
import chat.scp.server.service.Limits;
import chat.scp.server.service.Rate;
import chat.scp.server.service.Rates;
import chat.scp.server.service.Registration;
import chat.scp.server.service.Retention;
import chat.scp.server.service.ServiceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one table of keys. Who adds one adds it here, and has it read, checked and documented. */
public final class Settings {
    /** How people show who they are. */
    public enum Auth {
        /** By password or token, with an account. */
        ACCOUNTS,
        /** By name alone, too. */
        OPEN
    }

    /** Where messages are kept. */
    public enum Store {
        FILE,
        MEMORY
    }

    /** How the log is written. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** What the log holds. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final int MANY = 1_000_000_000;
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration AN_INSTANT = Duration.ofMillis(1);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_YEAR = Duration.ofDays(366);
    private static final Duration AN_AGE = Duration.ofDays(36_600);
    private static final String NOTHING = "";

    public static final Setting<String> HOST =
            add("host", Kind.text("a name or an address"), "127.0.0.1", START, "address to listen on");
    public static final Setting<Integer> PORT =
            add("port", Kind.number(0, 0xFFFF), 4433, START, "UDP port to listen on; 0: any that is free");
    public static final Setting<String> DATA =
            add("data", Kind.text("a directory"), "scp-data", START, "where messages and the certificate are kept");
    public static final Setting<Store> STORE =
            add("store", Kind.choice(Store.class), Store.FILE, START, "memory: nothing outlives the server");
    public static final Setting<String> CERTFILE = add(
            "certfile",
            Kind.text("a file"),
            NOTHING,
            RELOAD,
            "certificate chain (PEM), with `keyfile`; empty: one is made and kept in `data`");
    public static final Setting<String> KEYFILE =
            add("keyfile", Kind.text("a file"), NOTHING, RELOAD, "private key (PEM) of `certfile`");
    public static final Setting<Auth> AUTH = add(
            "auth",
            Kind.choice(Auth.class),
            Auth.ACCOUNTS,
            START,
            "open: lets people in by name alone, and serves SCP/1");
    public static final Setting<Boolean> OPEN_IN_PUBLIC = add(
            "openInPublic", Kind.flag(), false, START, "allows `auth` open where others than this machine can connect");
    public static final Setting<Boolean> SCP1 =
            add("scp1", Kind.flag(), true, START, "whether `auth` open serves SCP/1 beside SCP/2");
    public static final Setting<Duration> SCP1_GRACE = add(
            "scp1Grace",
            Kind.duration(NO_TIME, A_DAY),
            ServiceConfig.USUAL.scp1Grace(),
            RELOAD,
            "how long a user of SCP/2 may be away before his SCP/1 partner is told that he left");
    public static final Setting<Registration> REGISTRATION = add(
            "registration",
            Kind.choice(Registration.class),
            Registration.CLOSED,
            RELOAD,
            "who may make an account; SCP/2 is told at the start whether anybody may");
    public static final Setting<List<String>> INVITATION_CODES =
            add("invitationCodes", Kind.texts(), List.of(), RELOAD, "what `registration` by-code takes");
    public static final Setting<String> ADMIN = add(
            "admin",
            Kind.ownAddress("HOST:PORT of loopback (it asks for no password), as 127.0.0.1:9464"),
            NOTHING,
            START,
            "where the status page, `/metrics`, `/healthz` and `/readyz` are; empty: nowhere");
    public static final Setting<LogLevel> LOG_LEVEL =
            add("log.level", Kind.choice(LogLevel.class), LogLevel.INFO, RELOAD, "the least that is logged");
    public static final Setting<LogFormat> LOG_FORMAT =
            add("log.format", Kind.choice(LogFormat.class), LogFormat.TEXT, START, "json: one object a line");
    public static final Setting<Duration> DRAIN = add(
            "drain",
            Kind.duration(NO_TIME, AN_HOUR),
            Duration.ofSeconds(5),
            START,
            "how long sessions may take to finish when the server stops");
    public static final Setting<EngineChoice> ENGINE = add(
            "engine",
            Kind.choice(EngineChoice.class),
            EngineChoice.AUTOMATIC,
            START,
            "the QUIC library; automatic: Netty where its native code loads, else kwik");
    public static final Setting<Integer> ITERATIONS = add(
            "iterations",
            Kind.number(4_096, 10_000_000),
            ServiceConfig.USUAL.iterations(),
            RELOAD,
            "of passwords' verifiers: those that `./scp user` makes, and what unknown names are asked for");

    public static final Setting<Duration> TOKEN_LIFE = add(
            "tokens.life",
            Kind.duration(A_SECOND, A_YEAR),
            ServiceConfig.USUAL.tokenLife(),
            RELOAD,
            "how long a device may come back without the password");
    public static final Setting<Duration> OPEN_TOKEN_LIFE = add(
            "tokens.openLife",
            Kind.duration(A_SECOND, A_YEAR),
            ServiceConfig.USUAL.openTokenLife(),
            RELOAD,
            "the same where a name alone lets in: so long a name stays taken");

    public static final Setting<Duration> RETENTION_AGE = add(
            "retention.age",
            Kind.duration(NO_TIME, AN_AGE),
            Retention.FOR_EVER.age(),
            RELOAD,
            "messages that are older are removed; 0: none");
    public static final Setting<Integer> RETENTION_MESSAGES = add(
            "retention.messages",
            Kind.number(0, MANY),
            Retention.FOR_EVER.messages(),
            RELOAD,
            "how many messages of a conversation are kept; 0: all");
    public static final Setting<Duration> RETENTION_IDS = add(
            "retention.ids",
            Kind.duration(NO_TIME, AN_AGE),
            Retention.FOR_EVER.ids(),
            RELOAD,
            "how long the id of a removed message is known, so that sending it again stores nothing");
    public static final Setting<Duration> RETENTION_DEVICES = add(
            "retention.devices",
            Kind.duration(A_DAY, AN_AGE),
            Retention.FOR_EVER.devices(),
            RELOAD,
            "how long a device may stay away before it is forgotten");
    public static final Setting<Duration> RETENTION_EVERY = add(
            "retention.every",
            Kind.duration(A_SECOND, A_YEAR),
            Retention.FOR_EVER.every(),
            RELOAD,
            "how often is looked for what is too old");

    public static final Setting<Integer> CONNECTIONS = add(
            "limits.connections",
            Kind.number(1, 1_000_000),
            5_000,
            START,
            "connections at a time; who comes then gets no answer");
    public static final Setting<Integer> CONNECTIONS_PER_ADDRESS = add(
            "limits.connectionsPerAddress",
            Kind.number(1, 1_000_000),
            Limits.USUAL.sessionsPerAddress(),
            RELOAD,
            "of one address; more are refused with SERVER_FULL");
    public static final Setting<Integer> HANDSHAKES_PER_ADDRESS = add(
            "limits.handshakesPerAddress",
            Kind.number(1, 1_000_000),
            200,
            START,
            "that one address may begin in ten seconds; more get no answer");
    public static final Setting<Long> FRAME_BYTES =
            add("limits.frame", Kind.bytes(0x10000), 256L << 10, START, "longest frame; a longer one ends the session");
    public static final Setting<Integer> WINDOW =
            add("limits.window", Kind.number(1, 100_000), 256, START, "messages that a device may leave unmarked");
    public static final Setting<Integer> UNANSWERED =
            add("limits.unanswered", Kind.number(1, 100_000), 64, START, "messages and requests under way at a time");
    public static final Setting<Long> WAITING_BYTES = add(
            "limits.waiting",
            Kind.bytes(0x10000),
            1L << 20,
            START,
            "what may wait for a client that does not read; then SLOW_CONSUMER ends it");
    public static final Setting<Integer> PDUS_PER_SECOND = add(
            "limits.pdusPerSecond",
            Kind.number(1, MANY),
            2_000,
            START,
            "of one session, padding too, over ten seconds; who sends more is put out");
    public static final Setting<Long> BYTES_PER_SECOND = add(
            "limits.bytesPerSecond",
            Kind.bytes(0x10000),
            8L << 20,
            START,
            "of one session, padding too, over ten seconds; who sends more is put out");
    public static final Setting<Integer> EVENTS_WAITING = add(
            "limits.events",
            Kind.number(1, 1_000_000),
            Limits.USUAL.eventsWaiting(),
            RELOAD,
            "what one session may have waiting for the service; then OVERLOADED ends it");
    public static final Setting<Duration> IDLE = add(
            "limits.idle",
            Kind.duration(A_SECOND, AN_HOUR),
            Duration.ofSeconds(60),
            START,
            "silence after which a client is taken for dead");
    public static final Setting<Duration> LOGIN_TIME =
            add("limits.login", Kind.duration(AN_INSTANT, AN_HOUR), Duration.ofSeconds(10), START, "time to log in");
    public static final Setting<Duration> PATIENCE = add(
            "limits.patience",
            Kind.duration(AN_INSTANT, AN_HOUR),
            Duration.ofSeconds(20),
            START,
            "how long a client may take to read what was sent to it");
    public static final Setting<Integer> DEVICES = limit("devices", Limits.USUAL.devices(), "of one account");
    public static final Setting<Integer> CONVERSATIONS =
            limit("conversations", Limits.USUAL.conversations(), "of one account");
    public static final Setting<Integer> ROOM_MEMBERS =
            limit("roomMembers", Limits.USUAL.roomMembers(), "of one room; its owner may want fewer");
    public static final Setting<Integer> INVITATIONS =
            limit("invitations", Limits.USUAL.invitations(), "that stand from one account, and to one");
    public static final Setting<Integer> BLOCKS = limit("blocks", Limits.USUAL.blocks(), "of one account");
    public static final Setting<Long> BODY_BYTES = add(
            "limits.body",
            Kind.bytes(1),
            Limits.USUAL.bodyBytes(),
            RELOAD,
            "of one message; a longer one is refused with CONTENT_REFUSED");
    public static final Setting<Long> STORED_BYTES = add(
            "limits.stored",
            Kind.bytes(1),
            Limits.USUAL.storedBytes(),
            RELOAD,
            "of all that is kept of one account's messages; then LIMIT_REACHED");
    public static final Setting<Integer> KEY_PACKAGES = limit(
            "keyPackages",
            Limits.USUAL.keyPackages(),
            "of one device, for end-to-end encryption; together no longer than a frame");
    public static final Setting<Integer> TYPING_MEMBERS =
            limit("typing", ServiceConfig.USUAL.typingMembers(), "members of a room up to which typing is passed on");
    public static final Setting<Integer> MARK_MEMBERS = limit(
            "marks",
            ServiceConfig.USUAL.markMembers(),
            "members of a room up to which marks are passed on: each message costs one from each to each");

    public static final Setting<Rate> LOGINS = rate("logins", Rates.USUAL.logins(), "of one address, good or bad");
    public static final Setting<Rate> FAILED_LOGINS =
            rate("failedLogins", Rates.USUAL.failedLogins(), "of one address for one name");
    public static final Setting<Rate> REGISTRATIONS =
            rate("registrations", Rates.USUAL.registrations(), "of one address");
    public static final Setting<Rate> MESSAGES = rate("messages", Rates.USUAL.messages(), "of one account");
    public static final Setting<Rate> MESSAGE_BYTES = add(
            "rates.messageBytes",
            Kind.byteRate(),
            Rates.USUAL.messageBytes(),
            RELOAD,
            "of one account, in the bodies of its messages");
    public static final Setting<Rate> REQUESTS = rate("requests", Rates.USUAL.requests(), "of one session");
    public static final Setting<Rate> NOTICES =
            rate("notices", Rates.USUAL.notices(), "typing and presence of one session; more are dropped");
    public static final Setting<Rate> MARKS =
            rate("marks", Rates.USUAL.marks(), "of one session; who sends more is put out");
    public static final Setting<Rate> INVITES = rate("invitations", Rates.USUAL.invitations(), "of one account");
    public static final Setting<Rate> KEY_CLAIMS =
            rate("keyClaims", Rates.USUAL.keyClaims(), "of one account, of the key packages of another one");
    public static final Setting<Rate> REFUSALS = rate(
            "refusals", Rates.USUAL.refusals(), "of one session because of these rates; who earns more is put out");

    private Settings() {}

    /** In the order of the document. */
    public static List<Setting<?>> all() {
        return List.copyOf(ALL);
    }

    static Optional<Setting<?>> named(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private static Setting<Integer> limit(String name, int usual, String meaning) {
        return add("limits." + name, Kind.number(1, MANY), usual, RELOAD, meaning);
    }

    private static Setting<Rate> rate(String name, Rate usual, String meaning) {
        return add("rates." + name, Kind.rate(), usual, RELOAD, meaning);
    }

    private static <T> Setting<T> add(String name, Kind<T> kind, T usual, Setting.Effect effect, String meaning) {
        Setting<T> made = new Setting<>(name, kind, usual, effect, meaning);
        ALL.add(made);
        return made;
    }
}
