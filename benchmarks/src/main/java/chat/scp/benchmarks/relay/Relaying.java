package chat.scp.benchmarks.relay;

/** A server and pairs of clients, one of each pair sends and one receives. */
interface Relaying extends AutoCloseable {
    /** What happens; on threads of the engine, which must not wait. */
    interface Outcome {
        /** The receiver of this pair has the message that was sent at this time. */
        void arrived(int pair, long sentNanos);

        /** The sender of this pair knows that the server has taken one. */
        void taken(int pair);
    }

    /** Sends one message with this time in it; on any thread. */
    void send(int pair, long nanos);

    @Override
    void close();

    /** Connects all. */
    @FunctionalInterface
    interface Maker {
        Relaying make(int pairs, int bodyBytes, Outcome outcome) throws Exception;
    }
}
