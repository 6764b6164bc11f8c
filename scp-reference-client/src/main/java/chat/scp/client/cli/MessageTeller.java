package chat.scp.client.cli;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.event.Problem;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.MessageView;
import chat.scp.pdu.Attachment;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.signal.SendOutcome;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts messages, and what becomes of them, into words. Thread-safe. */
final class MessageTeller {
    private final ChatModel model;

    MessageTeller(ChatModel model) {
        this.model = model;
    }

    Optional<Told> of(String in, ChatEvent event) {
        if (event instanceof ChatEvent.MessageReceived received) {
            return Optional.of(received(in, received.message()));
        } else if (event instanceof ChatEvent.SendQueued queued) {
            return Optional.of(queued(in, queued));
        } else if (event instanceof ChatEvent.SendEnded ended) {
            return Optional.of(sent(in, ended));
        } else if (event instanceof ChatEvent.Marked marked) {
            boolean own = marked.user().equals(model.me());
            String who = own ? "you" : Shown.name(marked.user().text());
            String did = marked.kind() == MarkKind.READ ? " read up to " : " received up to ";
            return Optional.of(Told.of("mark", in, who + did + number(marked.position()))
                    .with("user", marked.user().text())
                    .with("kind", marked.kind().name())
                    .with("number", marked.position().sequence()));
        } else if (event instanceof ChatEvent.MessagesSkipped skipped) {
            return Optional.of(Told.of(
                            "skipped",
                            in,
                            "messages " + skipped.first() + " to " + skipped.last() + " are not for you: "
                                    + skipped.reason().name().toLowerCase(Locale.ROOT))
                    .with("first", skipped.first())
                    .with("last", skipped.last())
                    .with("reason", skipped.reason().name()));
        } else if (event instanceof ChatEvent.LogReset reset) {
            return Optional.of(Told.of("reset", in, "the server lost what was said here; numbers begin anew")
                    .with("epoch", reset.epoch()));
        }
        return Optional.empty();
    }

    static String number(Position position) {
        return "#" + position.sequence();
    }

    private static Told fromSomebody(String event, String in, Position position, long timeMillis, Name sender) {
        return Told.of(event, in, "")
                .with("number", position.isNone() ? null : position.sequence())
                .with(
                        "time",
                        timeMillis == 0
                                ? null
                                : Instant.ofEpochMilli(timeMillis).toString())
                .with("from", sender.text());
    }

    private Told received(String in, ChatMessage message) {
        Told told = fromSomebody("message", in, message.position(), message.timeMillis(), message.sender())
                .with("own", message.sender().equals(model.me()))
                .with("type", message.body().contentType().toString())
                .with("text", message.text());
        String place = message.position().isNone() ? "" : number(message.position()) + " ";
        String who = place + Shown.name(message.sender().text());
        return worded(told, message.relation(), who, said(message));
    }

    private static Told worded(Told told, @Nullable Relation relation, String who, String said) {
        if (relation == null) {
            return told.saying(who + ": " + said);
        }
        String target = number(relation.target());
        return told.with("relation", relation.kind().name())
                .with("about", relation.target().sequence())
                .saying(
                        switch (relation.kind()) {
                            case REPLY -> who + " to " + target + ": " + said;
                            case EDIT -> who + " changed " + target + ": " + said;
                            case DELETE -> who + " deleted " + target;
                            case REACTION ->
                                said.isEmpty()
                                        ? who + " took back the reaction to " + target
                                        : who + " reacted to " + target + ": " + said;
                        });
    }

    private static String said(ChatMessage message) {
        Optional<Attachment> file = message.attachment();
        return file.map(a -> "[file " + Shown.name(a.name()) + ", " + a.size() + " bytes, " + Shown.name(a.mediaType())
                        + ": " + Shown.text(a.uri()) + "]")
                .orElseGet(() -> Shown.text(message.text()));
    }

    private Told queued(String in, ChatEvent.SendQueued queued) {
        Told told = Told.of("queued", in, "")
                .with("id", queued.id().hex())
                .with("from", model.me().text())
                .with("text", queued.body().text());
        return worded(
                told,
                queued.relation(),
                Shown.name(model.me().text()),
                Shown.text(queued.body().text()));
    }

    private static Told sent(String in, ChatEvent.SendEnded ended) {
        Told told = Told.of("sent", in, "").with("id", ended.id().hex());
        SendOutcome outcome = ended.outcome();
        if (outcome instanceof SendOutcome.Stored stored) {
            return told.with("outcome", "STORED")
                    .with("number", stored.position().sequence())
                    .with("time", Instant.ofEpochMilli(stored.timeMillis()).toString())
                    .saying(number(stored.position()) + " stored");
        } else if (outcome instanceof SendOutcome.Rejected rejected) {
            return told.with("outcome", "REJECTED")
                    .with("code", rejected.code().toString())
                    .saying("not sent: " + Problem.of(rejected.code()).sentence());
        } else if (outcome instanceof SendOutcome.Expired) {
            return told.with("outcome", "EXPIRED")
                    .saying("not sent: " + Problem.of(ErrorCode.EXPIRED).sentence());
        } else {
            return told.with("outcome", "UNKNOWN").saying("sent; whether it arrived is not told");
        }
    }

    /** A message of the history, with what was said about it later. */
    Told loaded(String in, MessageView message) {
        Told told = fromSomebody("history", in, message.position(), message.timeMillis(), message.sender())
                .with("own", message.own())
                .with("type", message.body().contentType().toString())
                .with("text", message.text())
                .with("edited", message.edited())
                .with("deleted", message.deleted())
                .with("state", message.state().name());
        Position replyTo = message.replyTo();
        String place = message.position().isNone() ? "" : number(message.position()) + " ";
        StringBuilder text =
                new StringBuilder(place).append(Shown.name(message.sender().text()));
        if (replyTo != null) {
            told = told.with("relation", RelationKind.REPLY.name()).with("about", replyTo.sequence());
            text.append(" to ").append(number(replyTo));
        }
        text.append(": ").append(message.deleted() ? "(deleted)" : Shown.text(message.text()));
        if (message.edited()) {
            text.append(" (edited)");
        }
        String reactions = reactions(message.reactions());
        if (!reactions.isEmpty()) {
            told = told.with("reactions", reactions);
            text.append("  [").append(reactions).append(']');
        }
        return told.saying(text.toString());
    }

    private static String reactions(Map<String, Set<Name>> reactions) {
        return reactions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> Shown.name(e.getKey()) + " "
                        + e.getValue().stream()
                                .map(n -> Shown.name(n.text()))
                                .sorted()
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    Told conversation(String event, ConversationInfo info, String sentence) {
        long unread = model.conversation(info.id()).map(view -> view.unread()).orElse(0L);
        return Told.of(event, info.name().text(), sentence + (unread == 0 ? "" : " (" + unread + " unread)"))
                .with("kind", info.kind().name())
                .with("title", info.title())
                .with("topic", info.topic())
                .with("role", info.role().name())
                .with("visibility", info.visibility().name())
                .with("members", info.members())
                .with("unread", unread);
    }

    /** With whom, or which room. */
    String title(ConversationInfo info) {
        String name = Shown.name(info.name().text());
        if (!info.isRoom()) {
            return "a chat with " + name;
        }
        String title = info.title().isEmpty() ? "" : " (" + Shown.name(info.title()) + ")";
        return "the room " + name + title;
    }
}
