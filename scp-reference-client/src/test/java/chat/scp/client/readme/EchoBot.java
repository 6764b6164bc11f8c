package chat.scp.client.readme;

import static chat.scp.client.ChatClient.await;

import chat.scp.client.ChatClient;
import chat.scp.client.ChatClientOptions;
import chat.scp.client.bot.Bot;
import chat.scp.quic.tls.ServerTrust;
import java.util.concurrent.CountDownLatch;

/** The README's bot: what stands between the marks is shown there. */
public final class EchoBot {
    private EchoBot() {}

    public static void run(String server, ServerTrust trust, CountDownLatch stop) throws Exception {
        // readme: begin
        var options = ChatClientOptions.of(server, "echo").withTrust(trust);
        try (ChatClient client = ChatClient.open(options)) {
            Bot.on(client).answer(message -> "You said: " + message.text());
            await(client.connect());
            stop.await();
        }
        // readme: end
    }
}
