package chat.scp.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import chat.scp.Spec;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.server.config.ConfigurationReader;
import chat.scp.server.store.Account;
import chat.scp.server.store.SqliteStore;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whatever is logged, on the most talkative level: nothing of it is a secret, or what somebody said. */
@Timeout(120)
class LogSecrecyTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String GUESS = "incorrect horse battery";
    private static final String TEXT = "the eagle lands at dawn";
    private static final ScramParameters PARAMETERS = new ScramParameters(Bytes.ofHex("5a".repeat(16)), 4_096);
    private static final ScramVerifier VERIFIER =
            ScramVerifier.fromSaltedPassword(PARAMETERS, SaltedPassword.derive(PASSWORD, PARAMETERS));

    /** Keeps all that is logged, as text. */
    private static final class Everything extends AppenderBase<ILoggingEvent> {
        final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs() + " " + failure);
        }
    }

    @TempDir
    Path dir;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final Everything log = new Everything();
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender); // it is much
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.setLevel(before);
        root.detachAppender(log);
        usual.forEach(root::addAppender);
    }

    private QuicClient client(QuicConnector connector, RunningServer server, ClientConfig config, String password) {
        events.clear();
        QuicClient[] own = new QuicClient[1];
        own[0] = connector.client(config, event -> {
            events.add(event);
            if (event instanceof ClientEvent.KeyNeeded needed) {
                var unused = own[0].command(new ClientCommand.ProvideKey(
                        SaltedPassword.derive(password, new ScramParameters(needed.salt(), needed.iterations()))));
            }
        });
        own[0].connect("localhost", server.address().getPort()).join();
        return own[0];
    }

    private <E extends ClientEvent> E await(Class<E> type) throws InterruptedException {
        ClientEvent next = events.poll(30, TimeUnit.SECONDS);
        while (next != null && !type.isInstance(next)) {
            next = events.poll(30, TimeUnit.SECONDS);
        }
        return assertInstanceOf(type, next);
    }

    /** All that must not be read by who reads a log, in each way in which bytes are written. */
    private static List<String> secrets(Bytes token) {
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, GUESS, TEXT));
        for (Bytes bytes : List.of(token, VERIFIER.storedKey(), VERIFIER.serverKey(), Bytes.ofUtf8(TEXT))) {
            secrets.add(HexFormat.of().formatHex(bytes.toArray()));
            secrets.add(Base64.getEncoder().encodeToString(bytes.toArray()));
            secrets.add(java.util.Arrays.toString(bytes.toArray()));
        }
        return secrets;
    }

    @Spec("9.8-1")
    @ParameterizedTest
    @ValueSource(strings = {"kwik", "netty"})
    void holdsNeitherSecretsNorWhatSomebodySaid(String engine) throws Exception {
        try (SqliteStore store = SqliteStore.open(dir.resolve(Plan.DATABASE))) {
            store.accounts()
                    .create(new Account(UserName.of("alice"), "", VERIFIER, false, 0))
                    .join();
        }
        Plan plan = new Plan(new ConfigurationReader()
                .flag("data", dir.toString())
                .flag("port", "0")
                .flag("engine", engine)
                .flag("registration", "open")
                .configuration());
        root.setLevel(Level.TRACE);
        Bytes token;
        try (RunningServer server = RunningServer.start(plan, plan::of);
                QuicConnector connector = QuicConnector.of(ConnectorOptions.USUAL, ServerTrusts.insecure())) {
            token = talk(connector, server);
        }
        String all = String.join("\n", log.lines);
        assertTrue(all.contains("logged in") && all.contains("wrong proof"), "nothing was logged");
        secrets(token).forEach(secret -> assertFalse(all.contains(secret), secret));
    }

    /** Each thing that has to do with a secret; returns the last token. */
    private Bytes talk(QuicConnector connector, RunningServer server) throws Exception {
        ClientConfig alice = ClientConfig.of(UserName.of("alice"), new DeviceId(7, 1), new Credential.Password());
        QuicClient first = client(connector, server, alice, PASSWORD);
        Bytes token = await(ClientEvent.TokenReceived.class).token();
        var unused = first.command(
                new ClientCommand.Ask(1, new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", "")));
        ConversationId hall = await(ClientEvent.ConversationOpened.class).conversation();
        var sent = first.command(new ClientCommand.Send(hall, new MessageId(1, 1), Body.text(TEXT)));
        sent.join();
        assertInstanceOf(
                SendOutcome.Stored.class, await(ClientEvent.SendEnded.class).outcome());
        first.close();

        client(connector, server, alice, GUESS);
        await(ClientEvent.LoginRefused.class);
        client(connector, server, alice.withResumeToken(token), "");
        await(ClientEvent.Online.class);
        Credential registering = new Credential.Password(VERIFIER, "");
        client(connector, server, ClientConfig.of(UserName.of("bob"), new DeviceId(7, 2), registering), PASSWORD);
        await(ClientEvent.Online.class);
        return token;
    }
}
