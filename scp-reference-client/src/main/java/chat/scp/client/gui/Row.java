package chat.scp.client.gui;

import chat.scp.client.model.MessageView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line of the list of messages. Equal rows look the same; equal keys are the same thing. */
sealed interface Row {
    /** What stays the same when it changes its looks. */
    Object key();

    /** A new day begins. */
    record Day(LocalDate day, String title) implements Row {
        @Override
        public Object key() {
            return day;
        }
    }

    /** Below this line is what the user has not read yet. */
    record Unread() implements Row {
        @Override
        public Object key() {
            return Unread.class;
        }
    }

    /**
     * A message.
     *
     * @param said its text, or what stands for it
     * @param first whether the sender is shown: the message before is not of the same one, or long ago
     * @param named whether the name is shown with it
     * @param quoted of a reply: what it answers; null: it is no reply
     */
    record Message(
            MessageView view,
            String said,
            String time,
            boolean first,
            boolean named,
            @Nullable Quote quoted) implements Row {
        @Override
        public Object key() {
            return view.own() || view.position().isNone() ? view.id() : view.position();
        }
    }

    /** The beginning of another message. */
    record Quote(String name, String line) {}
}
