package chat.scp.quic;

import chat.scp.quic.engine.EngineLoop;
import chat.scp.quic.engine.QuicEngine;
import java.util.ArrayList;
import java.util.List;

/** The loops of a listener or connector: the engine's, or ours where it has none. Thread-safe. */
final class Loops implements AutoCloseable {
    private final List<EngineLoop> all;
    private final List<Loop> ours = new ArrayList<>();

    Loops(QuicEngine engine, int number, String name) {
        List<EngineLoop> engines = engine.loops(number, name);
        if (engines.isEmpty()) {
            for (int i = 0; i < number; i++) {
                ours.add(new Loop(name + "-" + i));
            }
        }
        all = List.copyOf(engines.isEmpty() ? ours : engines);
    }

    List<EngineLoop> all() {
        return all;
    }

    /** Turn about. */
    EngineLoop get(int turn) {
        return all.get(Math.floorMod(turn, all.size()));
    }

    /** The engine's end with the engine. */
    @Override
    public void close() {
        ours.forEach(Loop::close);
    }
}
