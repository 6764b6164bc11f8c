package chat.scp.benchmarks.codec;

import java.util.SplittableRandom;

/** The facts of a chat message: what every format must carry, and what the test compares. */
record Chat(
        long conversationHigh,
        long conversationLow,
        long idHigh,
        long idLow,
        int epoch,
        long sequence,
        long timeMillis,
        String sender,
        int contentType,
        String text) {
    /** How many messages a benchmark goes round: enough that none can be learnt by heart. A power of two. */
    static final int COUNT = 16;

    private static final int TEXT_TYPE = 1;
    private static final String[] SENDERS = {
        "ada", "grace.hopper", "alan", "edsger-w", "barbara_l", "ken", "dennis", "radia"
    };

    /** Messages of eight people, the same in every run. */
    static Chat[] messages(Text text) {
        SplittableRandom random = new SplittableRandom(2);
        Chat[] chats = new Chat[COUNT];
        for (int i = 0; i < COUNT; i++) {
            chats[i] = new Chat(
                    random.nextLong(),
                    random.nextLong(),
                    random.nextLong(),
                    random.nextLong(),
                    1 + random.nextInt(100),
                    1 + random.nextLong(1_000_000),
                    1_760_000_000_000L + random.nextLong(1_000_000_000),
                    SENDERS[i % SENDERS.length],
                    TEXT_TYPE,
                    text.text(i));
        }
        return chats;
    }
}
