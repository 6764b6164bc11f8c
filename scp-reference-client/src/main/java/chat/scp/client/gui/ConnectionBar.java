package chat.scp.client.gui;

import chat.scp.client.event.ConnectionState;
import chat.scp.client.model.ChatModel;
import java.time.Instant;
import javax.swing.JButton;
import javax.swing.Timer;

/** Says that there is no connection, why, and for how long; and offers to do something about it. */
final class ConnectionBar {
    private static final int LOOK_MILLIS = 500;

    private final Strip strip = new Strip(Palette::warning, Palette::warningText);
    private final ChatModel model;
    private final JButton button;
    private final Timer countdown = new Timer(LOOK_MILLIS, event -> show());

    /** {@code signIn}: what to do when the client is over; {@code retry}: when it waits. */
    ConnectionBar(ChatModel model, Runnable signIn, Runnable retry) {
        this.model = model;
        button = strip.button("Try now", (char) 0, () -> {
            boolean over = model.connection() instanceof ConnectionState.Closed;
            (over ? signIn : retry).run();
        });
    }

    Strip strip() {
        return strip;
    }

    String said() {
        return strip.said();
    }

    void show() {
        ConnectionState state = model.connection();
        ConnectionText text = ConnectionText.of(state, Instant.now());
        strip.say(text.text());
        button.setVisible(text.action() != ConnectionText.Action.NONE);
        button.setText(text.action() == ConnectionText.Action.SIGN_IN ? "Sign in again" : "Try now");
        if (state instanceof ConnectionState.Waiting) {
            countdown.start();
        } else {
            countdown.stop();
        }
    }

    void stop() {
        countdown.stop();
    }
}
