package chat.scp.client.model;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.pdu.ConversationId;
import java.util.List;

/** Puts one event into a model, and notes what changed with it. Under the model's lock. */
final class Applying {
    private final ChatModel model;
    private final List<Change> changes;

    Applying(ChatModel model, List<Change> changes) {
        this.model = model;
        this.changes = changes;
    }

    void apply(ChatEvent event) {
        if (event instanceof ChatEvent.StateChanged changed) {
            model.connectionIs(changed.state());
            if (!(changed.state() instanceof ConnectionState.Online)) {
                model.forgetPresence(); // the server tells it anew
                note(Change.Kind.PRESENCE, ConversationId.NONE);
            }
            note(Change.Kind.CONNECTION, ConversationId.NONE);
        } else if (event instanceof ChatEvent.ConversationOpened opened) {
            model.opened(opened.info());
            note(Change.Kind.CONVERSATIONS, opened.conversation());
        } else if (event instanceof ChatEvent.ConversationChanged changed) {
            model.opened(changed.info());
            note(Change.Kind.CONVERSATIONS, changed.conversation());
        } else if (event instanceof ChatEvent.ConversationEnded ended) {
            model.talk(ended.conversation()).ifPresent(talk -> talk.ended(ended.code()));
            note(Change.Kind.CONVERSATIONS, ended.conversation());
        } else if (event instanceof ChatEvent.MemberChanged changed) {
            model.memberIs(changed.conversation(), changed.user(), changed.change(), changed.role());
            note(Change.Kind.MEMBERS, changed.conversation());
        } else if (event instanceof ChatEvent.TypingChanged changed) {
            model.talk(changed.conversation()).ifPresent(talk -> {
                if (changed.active()) {
                    talk.typing().add(changed.user());
                } else {
                    talk.typing().remove(changed.user());
                }
            });
            note(Change.Kind.TYPING, changed.conversation());
        } else if (event instanceof ChatEvent.PresenceChanged changed) {
            model.presenceIs(changed.user(), new PresenceView(changed.status(), changed.text()));
            note(Change.Kind.PRESENCE, ConversationId.NONE);
        } else {
            messages(event);
        }
    }

    private void messages(ChatEvent event) {
        if (event instanceof ChatEvent.MessageReceived received) {
            model.talk(received.conversation()).ifPresent(talk -> {
                talk.received(received.message());
                said(received.conversation());
            });
        } else if (event instanceof ChatEvent.MessagesSkipped skipped) {
            model.talk(skipped.conversation()).ifPresent(talk -> talk.skipped(skipped.epoch(), skipped.last()));
        } else if (event instanceof ChatEvent.LogReset reset) {
            model.talk(reset.conversation()).ifPresent(talk -> talk.reset(reset.epoch()));
            said(reset.conversation());
        } else if (event instanceof ChatEvent.SendQueued queued) {
            model.queued(queued);
            said(queued.conversation());
        } else if (event instanceof ChatEvent.SendEnded ended) {
            model.ended(ended);
            model.talk(ended.conversation()).ifPresent(talk -> {
                notice(talk.sent(ended.id(), ended.outcome()));
                said(ended.conversation());
            });
        } else if (event instanceof ChatEvent.Marked marked) {
            model.talk(marked.conversation())
                    .ifPresent(talk -> talk.marked(marked.user(), marked.kind(), marked.position()));
            said(marked.conversation());
        } else {
            invitations(event);
        }
    }

    private void invitations(ChatEvent event) {
        if (event instanceof ChatEvent.InvitationReceived asked) {
            model.invited(new InvitationView(asked.id(), asked.from(), asked.displayName(), asked.room()));
            note(Change.Kind.INVITATIONS, ConversationId.NONE);
        } else if (event instanceof ChatEvent.InvitationConfirmed confirmed) {
            if (model.invitationOver(confirmed.id())) {
                note(Change.Kind.INVITATIONS, ConversationId.NONE);
            }
        } else if (event instanceof ChatEvent.InvitationEnded ended) {
            if (model.invitationOver(ended.id())) {
                note(Change.Kind.INVITATIONS, ConversationId.NONE);
            }
        } else if (event instanceof ChatEvent.NoticeReceived notice) {
            notice(notice.text().isEmpty() ? "" : "The server says: " + notice.text()); // §4.12-1
        } else if (event instanceof ChatEvent.StorageFailed failed) {
            notice(failed.sentence());
        }
    }

    private void notice(String text) {
        if (!text.isEmpty()) {
            model.notice(text);
            note(Change.Kind.NOTICES, ConversationId.NONE);
        }
    }

    /** The order of the list depends on what was said. */
    private void said(ConversationId conversation) {
        note(Change.Kind.MESSAGES, conversation);
        note(Change.Kind.CONVERSATIONS, conversation);
    }

    private void note(Change.Kind kind, ConversationId conversation) {
        changes.add(new Change(kind, conversation));
    }
}
