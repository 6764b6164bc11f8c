package chat.scp.benchmarks.streams;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A client of SCP/2 in many conversations. */
final class QuicSender {
    private static final int WAIT_SECONDS = 60;

    private final CountDownLatch online = new CountDownLatch(1);
    private final CountDownLatch answered;
    /** A session refuses more than so many without an answer: who has more waits, as for a socket that is full. */
    private final Semaphore unanswered;

    private final QuicClient client;
    private final Load load;

    QuicSender(Carriage carriage, Load load) throws Exception {
        this.load = load;
        answered = new CountDownLatch(load.all());
        QuicConnector connector = QuicConnector.of(options(carriage), (chain, host, port) -> {});
        List<Cursor> cursors = IntStream.range(0, load.conversations())
                .mapToObj(number -> new Cursor(conversation(number), new Position(1, 0)))
                .toList();
        ClientConfig config = ClientConfig.of(UserName.of("sender"), new DeviceId(1, 1), new Credential.Open())
                .withCursors(cursors);
        unanswered = new Semaphore(config.limits().maxPending());
        client = connector.client(config, this::on);
    }

    /** The way is lossy and the machine may be busy, and the handshake is not what is measured. */
    private static ConnectorOptions options(Carriage carriage) {
        return ConnectorOptions.USUAL
                .withEngine(carriage.choice())
                .withConnectTimeout(Duration.ofSeconds(WAIT_SECONDS));
    }

    /** One after the other in the pool. */
    private static ConversationId conversation(int number) {
        return new ConversationId(1, number);
    }

    private void on(ClientEvent event) {
        if (event instanceof ClientEvent.Online) {
            online.countDown();
        } else if (event instanceof ClientEvent.SendEnded ended) {
            if (!(ended.outcome() instanceof SendOutcome.Stored)) {
                throw new IllegalStateException("was answered " + ended.outcome());
            }
            unanswered.release();
            answered.countDown();
        } else if (event instanceof ClientEvent.Offline || event instanceof ClientEvent.Closed) {
            System.err.println("the connection was lost: " + event);
            System.exit(1);
        }
    }

    private static void endIf(@Nullable Throwable refused) {
        if (refused != null) {
            System.err.println("a message was refused: " + refused);
            System.exit(1);
        }
    }

    void run(InetSocketAddress server) throws Exception {
        client.connect(server.getHostString(), server.getPort()).get(WAIT_SECONDS, TimeUnit.SECONDS);
        if (!online.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no login");
        }
        byte[] text = new byte[load.bodyBytes()];
        Body body = new Body(ContentType.ENCRYPTED, Bytes.of(text));
        load.run((conversation, number, dueNanos) -> {
            unanswered.acquire();
            var command = new ClientCommand.Send(conversation(conversation), new MessageId(dueNanos, number), body);
            client.command(command).whenComplete((done, refused) -> endIf(refused));
        });
        if (!answered.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(answered.getCount() + " messages had no answer");
        }
    }
}
