package chat.scp.client;

import chat.scp.client.event.ConnectionState;
import chat.scp.client.storage.WhenFull;
import chat.scp.pdu.ConversationId;
import chat.scp.quic.tls.ServerTrusts;
import java.nio.file.Path;
import java.time.Duration;

/** A program that sends numbers one after the other until it is killed; says each when the outbox has taken it. */
final class SendingForever {
    private SendingForever() {}

    /** Server, user, directory, conversation, first number. */
    public static void main(String[] args) throws Exception {
        ChatClientOptions options = ChatClientOptions.of(args[0], args[1])
                .withDirectory(Path.of(args[2]))
                .withTrust(ServerTrusts.insecure())
                .withOutboxLimit(200, 1 << 20, WhenFull.WAIT)
                .withBackoff(Duration.ofMillis(50), Duration.ofMillis(500));
        ChatClient client = ChatClient.open(options);
        ConnectionState state = ChatClient.await(client.connect());
        ConversationId chat = ConversationId.of(args[3]);
        System.out.println("online " + state.isOnline());
        for (int i = Integer.parseInt(args[4]); ; i++) {
            client.send(chat, "n" + i);
            System.out.println("taken " + i);
        }
    }
}
