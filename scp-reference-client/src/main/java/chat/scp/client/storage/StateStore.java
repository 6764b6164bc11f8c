package chat.scp.client.storage;

import java.io.IOException;
import java.util.Optional;

/** Where a client keeps who it is and how far it got. Called by one thread at a time; may block. */
public interface StateStore extends AutoCloseable {
    /** What was saved last; empty: this is the first run. */
    Optional<SavedState> load() throws IOException;

    /** All or nothing: a crash leaves what was there before, or this. */
    void save(SavedState state) throws IOException;

    @Override
    void close() throws IOException;

    /** Keeps nothing: each run is a new device. */
    static StateStore none() {
        return new StateStore() {
            @Override
            public Optional<SavedState> load() {
                return Optional.empty();
            }

            @Override
            public void save(SavedState state) {}

            @Override
            public void close() {}
        };
    }
}
