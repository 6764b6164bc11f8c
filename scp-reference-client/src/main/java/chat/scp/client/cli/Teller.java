package chat.scp.client.cli;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.Problem;
import chat.scp.client.model.ChatModel;
import chat.scp.client.model.PresenceView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Name;
import chat.scp.pdu.PresenceStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Puts what a client tells into words, for people and for programs. Thread-safe. */
final class Teller {
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int MAX_ASKERS = 1_000;

    private final ChatModel model;
    private final MessageTeller messages;
    /** Who asked: an invitation's end names only its id. */
    private final Map<InvitationId, Name> askers = new ConcurrentHashMap<>();

    private final Map<Name, PresenceView> presence = new ConcurrentHashMap<>();

    Teller(ChatModel model) {
        this.model = model;
        messages = new MessageTeller(model);
    }

    MessageTeller messages() {
        return messages;
    }

    /** What to tell of an event that the model has taken already; empty: nothing. */
    Optional<Told> of(ChatEvent event) {
        String in = in(event.conversation());
        if (event instanceof ChatEvent.StateChanged changed) {
            return state(changed.state());
        } else if (event instanceof ChatEvent.ConversationOpened opened) {
            return Optional.of(
                    messages.conversation("opened", opened.info(), "You are in " + messages.title(opened.info())));
        } else if (event instanceof ChatEvent.ConversationChanged changed) {
            return Optional.of(
                    messages.conversation("changed", changed.info(), messages.title(changed.info()) + " is changed"));
        } else if (event instanceof ChatEvent.ConversationEnded ended) {
            return Optional.of(ended(in, ended.code()));
        } else if (event instanceof ChatEvent.MemberChanged changed) {
            return member(in, changed);
        } else if (event instanceof ChatEvent.TypingChanged typing) {
            String who = Shown.name(typing.user().text());
            return Optional.of(Told.of("typing", in, who + (typing.active() ? " is typing" : " is not typing any more"))
                    .with("user", typing.user().text())
                    .with("active", typing.active()));
        } else if (event instanceof ChatEvent.PresenceChanged changed) {
            return presence(changed);
        } else if (event instanceof ChatEvent.NoticeReceived notice) {
            return Optional.of(Told.of("notice", "", "The server says: " + Shown.text(notice.text()))
                    .with("code", notice.code().toString())
                    .with("text", notice.text()));
        } else if (event instanceof ChatEvent.StorageFailed failed) {
            return Optional.of(Told.of("problem", "", failed.sentence()).with("text", failed.sentence()));
        } else if (event instanceof ChatEvent.EventsLost lost) {
            return Optional.of(Told.of("lost", in, lost.count() + " events were not told: there were too many")
                    .with("count", lost.count()));
        }
        Optional<Told> invitation = invitation(event);
        return invitation.isPresent() ? invitation : messages.of(in, event);
    }

    /** What a conversation is called; empty for none. */
    String in(ConversationId conversation) {
        return model.conversation(conversation)
                .map(view -> view.info().name().text())
                .orElse("");
    }

    private static Optional<Told> state(ConnectionState state) {
        Told told = Told.of("state", "", "");
        if (state instanceof ConnectionState.Online online) {
            String how = online.resumed() ? "Back online" : "Online";
            String old = online.downgraded() ? ": this server has nothing newer, so much is not supported" : "";
            return Optional.of(told.with("state", "online")
                    .with("user", online.user().text())
                    .with("version", online.version())
                    .with("resumed", online.resumed())
                    .with("server", online.serverAgent())
                    .saying(how + " as " + Shown.name(online.user().text()) + " (SCP/" + online.version() + old
                            + ")."));
        } else if (state instanceof ConnectionState.Connecting connecting) {
            return Optional.of(told.with("state", "connecting")
                    .with("attempt", connecting.attempt())
                    .saying(
                            connecting.attempt() == 1
                                    ? "Connecting ..."
                                    : "Connecting, try " + connecting.attempt() + " ..."));
        } else if (state instanceof ConnectionState.Waiting waiting) {
            return Optional.of(problem(told.with("state", "waiting"), waiting.problem())
                    .with("until", waiting.until().toString())
                    .saying("Offline: " + waiting.problem().sentence() + " Trying again by itself."));
        } else if (state instanceof ConnectionState.Closed closed) {
            return Optional.of(problem(told.with("state", "closed"), closed.problem())
                    .saying(
                            closed.problem().code().equals(ErrorCode.NONE)
                                    ? "Logged out."
                                    : closed.problem().sentence()));
        }
        return Optional.empty();
    }

    private static Told problem(Told told, Problem problem) {
        return told.with("code", problem.code().toString()).with("text", problem.sentence());
    }

    private static Told ended(String in, ErrorCode code) {
        boolean putOut = code.equals(ErrorCode.NOT_A_MEMBER); // MEMBER tells by whom
        String why = code.equals(ErrorCode.NONE) || putOut
                ? ""
                : code.equals(ErrorCode.BANNED)
                        ? ", and cannot come back"
                        : " (" + Problem.of(code).sentence() + ")";
        return Told.of("ended", in, "You are not in the conversation " + Shown.name(in) + " any more" + why)
                .with("code", code.toString());
    }

    private Optional<Told> member(String in, ChatEvent.MemberChanged changed) {
        String who = Shown.name(changed.user().text());
        String by = Shown.name(changed.by().text());
        String what =
                switch (changed.change()) {
                    case LISTED -> " is here";
                    case JOINED -> " came in";
                    case LEFT -> " left";
                    case KICKED -> " was put out by " + by;
                    case BANNED -> " was banned by " + by;
                    case UNBANNED -> " may come in again, says " + by;
                    case ROLE -> " is " + changed.role().name().toLowerCase(Locale.ROOT) + " now";
                };
        return Optional.of(Told.of("member", in, who + what)
                .with("user", changed.user().text())
                .with("by", changed.by().text())
                .with("change", changed.change().name())
                .with("role", changed.role().name()));
    }

    /** What is only said again is not news. */
    private Optional<Told> presence(ChatEvent.PresenceChanged changed) {
        PresenceView now = new PresenceView(changed.status(), changed.text());
        boolean gone = changed.status() == PresenceStatus.OFFLINE;
        PresenceView before = gone ? presence.remove(changed.user()) : presence.put(changed.user(), now);
        if (now.equals(before) || (gone && before == null)) {
            return Optional.empty();
        }
        String who = Shown.name(changed.user().text());
        String text = changed.text().isEmpty() ? "" : ": " + Shown.text(changed.text());
        return Optional.of(Told.of("presence", "", who + " is " + word(changed.status()) + text)
                .with("user", changed.user().text())
                .with("status", changed.status().name())
                .with("text", changed.text()));
    }

    static String word(PresenceStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Told> invitation(ChatEvent event) {
        if (event instanceof ChatEvent.InvitationReceived asked) {
            if (askers.size() < MAX_ASKERS) {
                askers.put(asked.id(), asked.from());
            }
            String name = asked.from().text();
            String who = asked.displayName().isEmpty() || asked.displayName().equals(name)
                    ? Shown.name(name)
                    : Shown.name(name) + " (" + Shown.name(asked.displayName()) + ")"; // §9.9-1
            boolean intoRoom = !asked.room().isNone();
            return Optional.of(Told.of(
                            "invitation",
                            "",
                            who + (intoRoom ? " asks you into a room" : " asks you for a chat") + ": /accept "
                                    + Shown.name(name) + " or /reject " + Shown.name(name))
                    .with("id", asked.id().hex())
                    .with("from", name)
                    .with("displayName", asked.displayName())
                    .with("room", intoRoom)
                    .with("seconds", asked.timeoutMillis() / MILLIS_PER_SECOND));
        } else if (event instanceof ChatEvent.InvitationRinging ringing) {
            int seconds = ringing.timeoutMillis() / MILLIS_PER_SECOND;
            return Optional.of(Told.of(
                            "ringing",
                            "",
                            "Asking; there are " + seconds + " s for an answer, and /cancel takes it back ...")
                    .with("id", ringing.id().hex())
                    .with("seconds", seconds));
        } else if (event instanceof ChatEvent.InvitationConfirmed confirmed) {
            askers.remove(confirmed.id());
        } else if (event instanceof ChatEvent.InvitationEnded ended) {
            Name from = askers.remove(ended.id());
            if (from != null) {
                return Optional.of(Told.of("withdrawn", "", Shown.name(from.text()) + " does not ask any more")
                        .with("id", ended.id().hex())
                        .with("from", from.text())
                        .with("code", ended.code().toString()));
            }
        }
        return Optional.empty();
    }

    /** The presence that is known ends with the connection; the server tells it anew. */
    void forgetPresence() {
        presence.clear();
    }
}
