package chat.scp.v1;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import chat.scp.pdu.SessionId;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The smallest server that lets people chat: it joins the server's ends of several sessions. */
final class Hub {
    private static final class User {
        private final Driver<ServerCommand, ServerEvent> end = Driver.server();
        private LegacyName name;
    }

    private record Request(User originator, User peer) {}

    private final List<User> users = new ArrayList<>();
    private final Map<InvitationId, Request> requests = new HashMap<>();
    private final Map<ConversationId, Request> chats = new HashMap<>();
    private long counter;

    Driver<ServerCommand, ServerEvent> connect() {
        User user = new User();
        users.add(user);
        return user.end;
    }

    /** Does what the sessions ask for until none asks for more. */
    void settle() {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (User user : List.copyOf(users)) {
                for (ServerEvent event : user.end.events()) {
                    handle(user, event);
                    busy = true;
                }
            }
        }
    }

    private void handle(User user, ServerEvent event) {
        if (event instanceof ServerEvent.LoginOffered login) {
            logIn(user, (LegacyName) login.user());
        } else if (event instanceof ServerEvent.InviteSent invite) {
            invite(user, invite.id(), invite.user());
        } else if (event instanceof ServerEvent.InviteAccepted accept) {
            Request request = requests.get(accept.id());
            counter++;
            ConversationId chat = new ConversationId(0, counter);
            chats.put(chat, request);
            request.originator.end.command(new ServerCommand.RelayAccept(accept.id(), chat, request.peer.name));
        } else if (event instanceof ServerEvent.InviteConfirmed confirm) {
            Request request = requests.remove(confirm.id());
            request.peer.end.command(
                    new ServerCommand.RelayConfirm(confirm.id(), chatOf(request), request.originator.name));
        } else if (event instanceof ServerEvent.InviteRejected reject) {
            requests.remove(reject.id())
                    .originator
                    .end
                    .command(new ServerCommand.RelayReject(reject.id(), reject.code()));
        } else if (event instanceof ServerEvent.MessageOffered offer) {
            ConversationId chat = offer.message().view().conversation();
            MessageId id = offer.message().view().id();
            user.end.command(new ServerCommand.AnswerStored(chat, id, new Position(1, 1), 0, false));
            partner(chats.get(chat), user).end.command(new ServerCommand.Deliver(user.name, offer.message()));
        } else if (event instanceof ServerEvent.Closed) {
            forget(user);
        }
    }

    private void logIn(User user, LegacyName name) {
        if (find(name) != null) {
            user.end.command(new ServerCommand.RefuseLogin(ErrorCode.NAME_IN_USE, 0, ""));
            return;
        }
        user.name = name;
        counter++;
        user.end.command(
                new ServerCommand.Admit(new SessionId(counter, 0), name, name.text(), 0, Bytes.EMPTY, 0, List.of()));
    }

    private void invite(User user, InvitationId id, Name whom) {
        User peer = find(whom);
        if (peer == null || peer == user) {
            ErrorCode why = peer == null ? ErrorCode.NOT_FOUND : ErrorCode.SELF;
            user.end.command(new ServerCommand.RelayReject(id, why));
            return;
        }
        requests.put(id, new Request(user, peer));
        boolean idle = peer.end.state().equals(Scp1ServerState.IDLE.name());
        peer.end.command(new ServerCommand.RelayInvite(id, user.name, user.name.text(), ConversationId.NONE, 0));
        if (idle) {
            user.end.command(new ServerCommand.RelayRinging(id, 0));
        }
    }

    private void forget(User user) {
        users.remove(user);
        for (InvitationId id : List.copyOf(requests.keySet())) {
            Request request = requests.get(id);
            if (request.originator == user) {
                request.peer.end.command(new ServerCommand.RelayCancel(id, ErrorCode.CANCELLED));
            } else if (request.peer == user) {
                request.originator.end.command(new ServerCommand.RelayReject(id, ErrorCode.PEER_UNAVAILABLE));
            }
        }
        for (ConversationId chat : List.copyOf(chats.keySet())) {
            Request who = chats.get(chat);
            if (who.originator == user || who.peer == user) {
                chats.remove(chat);
                partner(who, user).end.command(new ServerCommand.EndConversation(chat, user.name, ErrorCode.NONE));
            }
        }
    }

    private ConversationId chatOf(Request request) {
        return chats.entrySet().stream()
                .filter(e -> e.getValue().equals(request))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static User partner(Request chat, User user) {
        return chat.originator == user ? chat.peer : chat.originator;
    }

    private User find(Name name) {
        return users.stream().filter(u -> name.equals(u.name)).findFirst().orElse(null);
    }
}
