package chat.scp.benchmarks.streams;

import chat.scp.benchmarks.Arguments;
import chat.scp.quic.EngineChoice;

/**
 * How the messages go.
 *
 * @param engine kwik or netty; empty: TLS on TCP
 * @param streams of the pool; 1: all conversations share it
 */
record Carriage(String engine, int streams) {
    static Carriage parse(String text) {
        String[] parts = text.split("/");
        return parts.length == 1 ? new Carriage("", 1) : new Carriage(parts[0], Integer.parseInt(parts[1]));
    }

    boolean isTcp() {
        return engine.isEmpty();
    }

    EngineChoice choice() {
        return Arguments.choice(engine);
    }

    String argument() {
        return isTcp() ? "tcp" : engine + "/" + streams;
    }

    @Override
    public String toString() {
        if (isTcp()) {
            return "TLS 1.3 on TCP";
        }
        return engine + (streams == 1 ? ", one stream" : ", pool of " + streams + " streams");
    }
}
