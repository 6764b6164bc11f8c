package chat.scp.benchmarks.server;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Profile;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.testing.Line;
import chat.scp.quic.testing.Relay;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code ./scp bench resume}: a client's network changes under it, so that nothing passes any more; when it has noticed, it
 * connects again over the new one and resumes. How long each takes, with the same engine on both ends.
 */
public final class ResumeBench {
    private static final List<Integer> DELAYS_MILLIS = List.of(0, 25);
    private static final int WAIT_SECONDS = 60;

    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
    private final InetSocketAddress server;
    private final int delayMillis;
    private final QuicClient client;

    private ResumeBench(QuicConnector connector, InetSocketAddress server, int delayMillis) {
        this.server = server;
        this.delayMillis = delayMillis;
        UserName name = UserName.of("mover" + delayMillis);
        client = connector.client(
                ClientConfig.of(name, new DeviceId(97, delayMillis), new Credential.Open()), events::add);
    }

    /** {@code engine}: empty: both, one after the other. */
    public static void run(String engine, int rounds) throws Exception {
        System.out.println("""
                | Engine of both | Delay ms each way | Rounds | Noticed after s | Resumed ms p50 | longest |
                |---|--:|--:|--:|--:|--:|""");
        for (String name : engine.isEmpty() ? List.of("kwik", "netty") : List.of(engine)) {
            EngineChoice choice = EngineChoice.valueOf(name.toUpperCase(Locale.ROOT));
            try (ServerProcess process = ServerProcess.start(Files.createTempDirectory("scp-resume"), name, "");
                    QuicConnector connector =
                            QuicConnector.of(ConnectorOptions.USUAL.withEngine(choice), (chain, host, port) -> {})) {
                for (int delay : DELAYS_MILLIS) {
                    new ResumeBench(connector, process.address(), delay).measure(connector.engine(), rounds);
                }
            }
        }
    }

    private void measure(String name, int rounds) throws Exception {
        double[] noticed = new double[rounds];
        double[] resumed = new double[rounds];
        Relay way = way();
        try {
            connect(way);
            await(ClientEvent.Online.class);
            for (int i = 0; i < rounds; i++) {
                Relay next = way();
                long cut = System.nanoTime();
                way.close();
                way = next;
                // Who awaits an answer notices sooner.
                client.command(new ClientCommand.Ask(1 + i, new Profile(0, "on the road")))
                        .get(WAIT_SECONDS, TimeUnit.SECONDS);
                await(ClientEvent.Offline.class);
                long offline = System.nanoTime();
                connect(way);
                if (!await(ClientEvent.Online.class).resumed()) {
                    throw new IllegalStateException("logged in anew, and did not resume");
                }
                noticed[i] = (offline - cut) / 1e9;
                resumed[i] = (System.nanoTime() - offline) / 1e6;
            }
        } finally {
            way.close();
        }
        client.close();
        await(ClientEvent.Closed.class);
        Arrays.sort(noticed);
        Arrays.sort(resumed);
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f | %.0f | %.0f |",
                name,
                delayMillis,
                rounds,
                noticed[rounds / 2],
                resumed[rounds / 2],
                resumed[rounds - 1]));
    }

    private Relay way() throws IOException {
        return new Relay(server, new Line(1, 0, Duration.ofMillis(delayMillis)));
    }

    private void connect(Relay over) throws Exception {
        client.connect("127.0.0.1", over.port()).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private <E extends ClientEvent> E await(Class<E> type) throws Exception {
        while (true) {
            ClientEvent next = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new TimeoutException("waited in vain for " + type.getSimpleName());
            }
            if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
    }
}
