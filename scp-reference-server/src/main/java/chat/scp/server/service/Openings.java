package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Membership;
import chat.scp.server.store.StoredConversation;
import chat.scp.session.InvitationBroker;
import java.util.List;

/** What a confirmed invitation opens. §5.1-11 */
final class Openings {
    private final Hall hall;
    private final InvitationRules rules;
    private final Memberships memberships;
    private final Views views;

    Openings(Hall hall, InvitationRules rules, Memberships memberships, Views views) {
        this.hall = hall;
        this.rules = rules;
        this.memberships = memberships;
        this.views = views;
    }

    /** {@code relay} tells of the CONFIRM, once the conversation is there. */
    void open(InvitationBroker confirmed, Runnable relay) throws Refusal {
        UserName originator = (UserName) confirmed.invitation().originator();
        UserName peer = (UserName) confirmed.invitation().peer();
        rules.check(originator, peer, confirmed.invitation().room()); // much may have happened since the INVITE
        if (!confirmed.invitation().room().isNone()) {
            StoredConversation room = hall.store
                    .conversations()
                    .find(confirmed.conversation())
                    .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND));
            memberships.join(room, peer, originator, relay);
            views.show(room, originator);
            return;
        }
        ConversationId id = confirmed.conversation();
        StoredConversation made = StoredConversation.direct(id);
        boolean begins = hall.await(hall.store.conversations().create(made, List.of(member(originator), member(peer))));
        enter(originator, id);
        enter(peer, id);
        relay.run();
        if (begins) {
            memberships.begin(made, originator, peer);
        } else { // §11.2: one that goes on
            goOn(made, originator);
            goOn(made, peer);
        }
    }

    // §5.1-11: who never left is shown it too.
    private void goOn(StoredConversation direct, UserName user) {
        StoredConversation current = memberships.current(direct);
        if (memberships.member(current, user).isPresent()) {
            views.show(current, user);
        } else {
            memberships.comeBack(current, user);
        }
    }

    private void enter(UserName user, ConversationId chat) {
        hall.sessions.of(user).stream().filter(s -> s.scp1).forEach(s -> s.chat = chat);
    }

    private Membership member(UserName user) {
        return new Membership(user, Role.MEMBER, hall.loop.nowMillis());
    }
}
