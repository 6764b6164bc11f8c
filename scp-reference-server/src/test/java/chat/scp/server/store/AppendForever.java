package chat.scp.server.store;

import static chat.scp.server.store.Samples.submission;

import chat.scp.pdu.ConversationId;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A program that appends until it is killed, and says what was stored: conversation, sequence, id. */
final class AppendForever {
    private static final int UNDER_WAY = 64;

    private AppendForever() {}

    public static void main(String[] args) throws InterruptedException {
        long firstId = Long.parseLong(args[1]);
        ChatStore store = SqliteStore.open(Path.of(args[0]));
        for (int i = 0; i < KillTest.CONVERSATIONS; i++) {
            Samples.openChat(store, new ConversationId(1, i));
        }
        Semaphore room = new Semaphore(UNDER_WAY);
        for (long id = firstId; ; id++) {
            room.acquire();
            long mine = id;
            long conversation = id % KillTest.CONVERSATIONS;
            store.log()
                    .append(submission(new ConversationId(1, conversation), id, "message " + id))
                    .thenAccept(appended -> {
                        var position = ((Appended.Stored) appended).position();
                        System.out.println(conversation + " " + position.sequence() + " " + mine);
                        room.release();
                    });
        }
    }
}
