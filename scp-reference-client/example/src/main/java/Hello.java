import chat.scp.client.ChatClient;
import chat.scp.client.ChatClientOptions;
import chat.scp.client.event.ChatEvent;
import chat.scp.quic.tls.ServerTrusts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** {@code Hello HOST:PORT ME FRIEND}: greets a friend who is online, and waits for the answer. */
public class Hello {
    public static void main(String[] args) throws Exception {
        var options = ChatClientOptions.of(args[0], args[1]).withTrust(ServerTrusts.insecure()); // a server of one's own
        var answered = new CountDownLatch(1);
        try (var client = ChatClient.open(options)) {
            ChatClient.await(client.connect());
            client.listen(event -> {
                if (event instanceof ChatEvent.MessageReceived received) {
                    System.out.println(received.message().sender() + ": " + received.message().text());
                    answered.countDown();
                }
            });
            var chat = ChatClient.await(client.people().chatWith(args[2]));
            System.out.println(client.send(chat, "Hello!").await(Duration.ofSeconds(10)));
            answered.await();
        }
    }
}
