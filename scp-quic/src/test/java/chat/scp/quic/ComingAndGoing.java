package chat.scp.quic;

import chat.scp.pdu.LegacyName;
import chat.scp.signal.ClientEvent;
import java.util.concurrent.TimeUnit;

/** The other JVM of {@link ComeAndGoTest}. */
final class ComingAndGoing {
    private ComingAndGoing() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        long seconds = Long.parseLong(args[2]);
        ConnectorOptions options = ConnectorOptions.USUAL.withEngine(EngineChoice.valueOf(args[0]));
        int clients = 0;
        try (QuicConnector connector = QuicConnector.of(options, (chain, host, number) -> {})) {
            comeAndGo(connector, port, 0);
            Await.until(
                    () -> "the first to go: " + LeftOver.now(),
                    () -> LeftOver.now().kwiksThreads() == 0);
            LeftOver before = LeftOver.now();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            do {
                comeAndGo(connector, port, ++clients);
            } while (System.nanoTime() < end);
            Await.until(() -> before + " to be all, but there is " + LeftOver.now(), () -> LeftOver.now()
                    .isAtMost(before));
        }
        System.out.println(clients + " clients came and went");
    }

    /** SCP/2 and SCP/1 by turns. */
    private static void comeAndGo(QuicConnector connector, int port, int number) throws Exception {
        TestClient client = number % 2 == 0
                ? new TestClient(connector, "user" + number)
                : new TestClient(
                        connector,
                        TestClient.config(new LegacyName("user" + number)).withNewestVersion(1));
        client.client.connect("127.0.0.1", port).get(15, TimeUnit.SECONDS);
        client.awaitEvent(ClientEvent.Online.class);
        client.client.close();
        client.awaitEvent(ClientEvent.Closed.class);
    }
}
