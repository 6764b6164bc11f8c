package chat.scp.client.engine;

import chat.scp.signal.ClientCommand;
import java.util.function.Consumer;

/** Where parts say what they want of the session; on the loop. */
interface Wire {
    /** {@code refused} hears, on the loop, if the session did not take it; then nothing was sent. */
    void command(ClientCommand command, Consumer<RuntimeException> refused);

    default void command(ClientCommand command) {
        command(command, refusal -> {});
    }

    boolean isOnline();

    /** 1 or 2; 0: never online yet. */
    int version();
}
