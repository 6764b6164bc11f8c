package chat.scp.benchmarks.streams;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What the client sends: messages that are due at even intervals, each in the next conversation.
 *
 * @param conversations that take turns
 * @param perSecond messages in each of them
 * @param bodyBytes of each message
 * @param warmUp messages that are not counted
 * @param messages that are
 */
record Load(int conversations, double perSecond, int bodyBytes, int warmUp, int messages) {
    /** How a client sends one. */
    interface Sending {
        void send(int conversation, long number, long dueNanos) throws Exception;
    }

    static Load lasting(Duration time, Duration warmUp, int conversations, double perSecond, int bodyBytes) {
        double all = conversations * perSecond / 1_000;
        return new Load(
                conversations, perSecond, bodyBytes, (int) (all * warmUp.toMillis()), (int) (all * time.toMillis()));
    }

    static Load parse(List<String> args) {
        return new Load(
                Integer.parseInt(args.get(0)),
                Double.parseDouble(args.get(1)),
                Integer.parseInt(args.get(2)),
                Integer.parseInt(args.get(3)),
                Integer.parseInt(args.get(4)));
    }

    List<String> arguments() {
        return List.of("" + conversations, "" + perSecond, "" + bodyBytes, "" + warmUp, "" + messages);
    }

    boolean counts(long number) {
        return number >= warmUp;
    }

    int all() {
        return warmUp + messages;
    }

    /** Sends all, each when it is due or as soon after it as it can. */
    void run(Sending sending) throws Exception {
        long begin = System.nanoTime();
        double interval = 1e9 / (conversations * perSecond);
        for (int number = 0; number < all(); number++) {
            long due = begin + (long) (number * interval);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            sending.send(number % conversations, number, due);
        }
    }
}
