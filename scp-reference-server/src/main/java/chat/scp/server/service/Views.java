package chat.scp.server.service;

import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MemberChange;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Member;
import chat.scp.server.store.Account;
import chat.scp.server.store.Membership;
import chat.scp.server.store.Overview;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand;

/** What is stored, as one device is to see it. §5.2 */
final class Views {
    private final Hall hall;

    Views(Hall hall) {
        this.hall = hall;
    }

    Conversation of(int request, StoredConversation seen, UserName user, DeviceId device) {
        Role role = hall.store
                .conversations()
                .member(seen.id(), user)
                .map(Membership::role)
                .orElse(Role.NONE);
        boolean in = role != Role.NONE;
        return new Conversation(
                request,
                seen.epoch(),
                seen.id(),
                seen.isRoom() ? UserName.NONE : peer(seen, user),
                seen.room(),
                seen.last(),
                in ? hall.store.marks().delivered(seen.id(), user, device) : 0,
                in ? hall.store.marks().read(seen.id(), user) : 0,
                hall.live.members(seen.id()).size(),
                seen.isRoom() ? ConversationKind.ROOM : ConversationKind.DIRECT,
                role,
                seen.isRoom() ? seen.visibility() : Visibility.PRIVATE,
                seen.title(),
                seen.topic());
    }

    /** The same from what was read in one go. */
    static Conversation of(Overview seen) {
        StoredConversation conversation = seen.conversation();
        return new Conversation(
                0,
                conversation.epoch(),
                conversation.id(),
                seen.peer(),
                conversation.room(),
                conversation.last(),
                seen.delivered(),
                seen.read(),
                seen.members(),
                conversation.isRoom() ? ConversationKind.ROOM : ConversationKind.DIRECT,
                seen.role(),
                conversation.isRoom() ? conversation.visibility() : Visibility.PRIVATE,
                conversation.title(),
                conversation.topic());
    }

    UserName peer(StoredConversation direct, UserName user) {
        return hall.store
                .conversations()
                .counterpart(direct.id(), user)
                .map(Membership::user)
                .orElse(UserName.NONE);
    }

    /** Tells all devices of the user how the conversation stands. §5.2-1 */
    void show(StoredConversation shown, UserName user) {
        showHere(shown, user);
        hall.backbone.relay(new Backbone.Relayed.Changed(shown.id(), user));
    }

    void showHere(StoredConversation shown, UserName user) {
        for (Connected session : hall.sessions.of(user)) {
            session.tell(new ServerCommand.ShowConversation(of(0, shown, user, session.device)));
        }
    }

    Member member(int request, StoredConversation of, UserName user, UserName by, MemberChange change, Role role) {
        return new Member(request, of.id(), user, by, change, role, displayName(user));
    }

    String displayName(UserName user) {
        return hall.store.accounts().find(user).map(Account::displayName).orElse("");
    }
}
