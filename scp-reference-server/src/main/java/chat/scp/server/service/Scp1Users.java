package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Name;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Utf8;
import chat.scp.server.store.Account;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent.LoginOffered;
import chat.scp.wire.MessageView;
import java.util.List;

/** What is particular to users of SCP/1. §11 */
final class Scp1Users {
    private static final int MAX_TEXT_BYTES = 0xFFFD; // §10.2
    private static final int SEPARATOR_BYTES = 2;

    private final Hall hall;
    private final OpenNames names;

    Scp1Users(Hall hall) {
        this.hall = hall;
        this.names = new OpenNames(hall);
    }

    void admit(Connected session, LoginOffered login) throws Refusal {
        Refusal.unless(hall.config().open(), ErrorCode.BAD_CREDENTIALS); // §11.1-3
        UserName user = Names.of(login.user());
        Account account = hall.store.accounts().find(user).orElseGet(() -> made(user, login.user()));
        boolean free = account.verifier() == null && !account.disabled();
        Refusal.unless(free, ErrorCode.BAD_CREDENTIALS); // §11.1-1
        names.checkFree(user, device -> true); // §11.1-2
        session.user = user;
        session.device = login.device();
        session.mechanism = login.mechanism();
        session.scp1 = true;
        session.translation = this::translated;
        hall.sessions.add(session);
        session.tell(new ServerCommand.Admit(
                new SessionId(hall.randomLong(), hall.randomLong()),
                login.user(),
                account.displayName(),
                hall.loop.nowMillis(),
                Bytes.EMPTY,
                0,
                List.of()));
    }

    private Account made(UserName user, Name name) {
        Account made = new Account(user, user.isGuest() ? name.text() : "", null, false, hall.loop.nowMillis());
        hall.await(hall.store.accounts().create(made));
        return made;
    }

    /** Whether somebody is here with SCP/1. */
    boolean isScp1(UserName user) {
        return hall.sessions.of(user).stream().anyMatch(s -> s.scp1);
    }

    boolean isChatting(UserName user) {
        return hall.sessions.of(user).stream().anyMatch(s -> s.scp1 && !s.chat.isNone());
    }

    /** §11.3-1: what would not reach him is refused at once. */
    void checkReaches(UserName peer, StoredConversation log, UserName sender, MessageView view) throws Refusal {
        for (Connected session : hall.sessions.of(peer)) {
            if (!session.scp1) {
                continue;
            }
            Refusal.unless(session.chat.equals(log.id()), ErrorCode.PEER_UNAVAILABLE);
            RelationKind kind = view.relationKind();
            boolean plain = view.contentType().equals(ContentType.TEXT) && (kind == null || kind == RelationKind.REPLY);
            Refusal.unless(plain, ErrorCode.NOT_SUPPORTED);
            int prefix = Utf8.byteCount(legacy(sender).text()) + SEPARATOR_BYTES;
            Refusal.unless(prefix + view.bodyBytes() <= MAX_TEXT_BYTES, ErrorCode.CONTENT_REFUSED);
        }
    }

    private LegacyName legacy(Name name) {
        if (!(name instanceof UserName user)) {
            return (LegacyName) name;
        }
        String displayName = user.isGuest()
                ? hall.store.accounts().find(user).map(Account::displayName).orElse("")
                : "";
        return Names.legacy(user, displayName);
    }

    /** Names as SCP/1 knows them. */
    private ServerCommand translated(ServerCommand command) {
        if (command instanceof ServerCommand.Deliver deliver) {
            return new ServerCommand.Deliver(legacy(deliver.sender()), deliver.message());
        } else if (command instanceof ServerCommand.RelayInvite invite) {
            return new ServerCommand.RelayInvite(
                    invite.id(), legacy(invite.from()), invite.displayName(), invite.room(), invite.timeoutMillis());
        } else if (command instanceof ServerCommand.RelayAccept accept) {
            return new ServerCommand.RelayAccept(accept.id(), accept.conversation(), legacy(accept.peer()));
        } else if (command instanceof ServerCommand.RelayConfirm confirm) {
            return new ServerCommand.RelayConfirm(confirm.id(), confirm.conversation(), legacy(confirm.originator()));
        } else if (command instanceof ServerCommand.EndConversation end) {
            return new ServerCommand.EndConversation(end.conversation(), legacy(end.who()), end.code());
        } else {
            return command;
        }
    }
}
