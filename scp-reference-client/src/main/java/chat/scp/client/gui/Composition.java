package chat.scp.client.gui;

import chat.scp.client.Draft;
import chat.scp.client.model.MessageView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user is writing in a conversation. Immutable.
 *
 * @param replyTo the message that it answers; null: none
 * @param editing the own message that it replaces; null: none
 */
record Composition(
        String text,
        @Nullable MessageView replyTo,
        @Nullable MessageView editing) {
    static final Composition EMPTY = new Composition("", null, null);

    Composition withText(String other) {
        return new Composition(other, replyTo, editing);
    }

    /** What was written stays; an edit ends. */
    Composition replyingTo(MessageView message) {
        return new Composition(editing == null ? text : "", message, null);
    }

    Composition editing(MessageView message) {
        return new Composition(message.text(), null, message);
    }

    /** Back to a plain message; what was written for an edit goes with it. */
    Composition plain() {
        return editing == null ? withoutReply() : EMPTY;
    }

    private Composition withoutReply() {
        return new Composition(text, null, null);
    }

    boolean isPlain() {
        return replyTo == null && editing == null;
    }

    /** What is to be sent; empty: nothing was written, or nothing changed. */
    Optional<Draft> draft() {
        String written = text.strip();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        MessageView edited = editing;
        if (edited != null) {
            return written.equals(edited.text())
                    ? Optional.empty()
                    : Optional.of(Draft.edit(edited.position(), written));
        }
        MessageView answered = replyTo;
        Draft draft = Draft.text(written);
        return Optional.of(answered == null ? draft : draft.inReplyTo(answered.position()));
    }

    /** What stands above the line that is written in; empty: nothing. */
    String about() {
        MessageView answered = replyTo;
        if (answered != null) {
            String name = answered.own() ? "yourself" : answered.sender().text();
            return "Reply to " + name + ": " + RowBuilder.line(answered, 80);
        }
        MessageView edited = editing;
        return edited == null ? "" : "Edit: " + RowBuilder.line(edited, 80);
    }
}
