package chat.scp.client;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.ModelLimits;
import chat.scp.quic.tls.ServerTrusts;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

/** A program that receives messages, has a model of them as every view has, and says how large it is from time to time. */
final class Receiving {
    private static final int COLLECTIONS = 3;

    private Receiving() {}

    /** Server, user, room, and after how many messages to say so. */
    public static void main(String[] args) throws Exception {
        TreeSet<Integer> when = new TreeSet<>();
        Arrays.stream(args).skip(3).forEach(count -> when.add(Integer.parseInt(count)));
        ChatClientOptions options = ChatClientOptions.of(args[0], args[1]).withTrust(ServerTrusts.insecure());
        ChatModel model = new ChatModel(options.user(), ModelLimits.USUAL);
        CountDownLatch done = new CountDownLatch(1);
        int[] received = new int[1];
        try (ChatClient client = ChatClient.open(options)) {
            client.listen(event -> {
                model.apply(event);
                if (event instanceof ChatEvent.MessageReceived && when.contains(++received[0])) {
                    System.out.println("after " + received[0] + " " + usedBytes() + " bytes");
                    if (received[0] == when.last()) {
                        done.countDown();
                    }
                }
            });
            ChatClient.await(client.connect());
            var room = ChatClient.await(client.rooms().join(args[2]));
            System.out.println("joined");
            done.await();
            System.out.println("loaded " + model.messages(room.id()).size());
        }
    }

    /** What is left when the collector has been here. */
    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
