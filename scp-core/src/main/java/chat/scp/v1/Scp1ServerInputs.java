package chat.scp.v1;

import chat.scp.dialect.ServerConfig;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Utf8;
import chat.scp.pdu.v1.ChatFwdResp;
import chat.scp.pdu.v1.FwdStatus;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v1.Scp1Type;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.ServerCommand;

/** Says which input of the table a PDU or a command is; conditions are decided here and nowhere else. */
final class Scp1ServerInputs {
    private final ServerConfig config;
    private final Scp1ServerChat chat;

    Scp1ServerInputs(ServerConfig config, Scp1ServerChat chat) {
        this.config = config;
        this.chat = chat;
    }

    Scp1ServerInput of(Scp1Pdu pdu, Scp1ServerState state) {
        if (state == Scp1ServerState.AUTHENTICATING) {
            return login(pdu);
        }
        return switch (pdu.type()) {
            case CONNECT_REQ -> Scp1ServerInput.RECV_CONNECT_AGAIN;
            case CHAT_INIT_REQ -> Scp1ServerInput.RECV_CHAT_INIT_REQ;
            case CHAT_FWD_RESP -> answer((ChatFwdResp) pdu);
            case TEXT -> text(((Text) pdu).text());
            case DISCONNECT_REQ -> Scp1ServerInput.RECV_DISCONNECT_REQ;
            case ACK -> Scp1ServerInput.RECV_ACK;
            case ERROR -> Scp1ServerInput.RECV_ERROR;
            case CONNECT_RESP, CHAT_INIT_RESP, CHAT_FWD_REQ, DISCONNECT_NOTIF -> Scp1ServerInput.RECV_SERVER_PDU;
        };
    }

    Scp1ServerInput of(ServerCommand command) {
        if (command instanceof ServerCommand.Admit) {
            return chat.isLoginOffered() ? Scp1ServerInput.ADMIT : Scp1ServerInput.SKIP_COMMAND;
        }
        if (command instanceof ServerCommand.RefuseLogin) {
            return chat.isLoginOffered() ? Scp1ServerInput.REFUSE_LOGIN : Scp1ServerInput.SKIP_COMMAND;
        }
        if (command instanceof ServerCommand.RelayInvite invite) {
            return invite.room().isNone() ? Scp1ServerInput.RELAY_INVITE : Scp1ServerInput.RELAY_ROOM_INVITE;
        }
        if (command instanceof ServerCommand.RelayRinging ringing) {
            return requested(ringing.id(), !chat.hasRung(), Scp1ServerInput.RELAY_RINGING);
        }
        if (command instanceof ServerCommand.RelayAccept accept) {
            return requested(accept.id(), true, Scp1ServerInput.RELAY_ACCEPT);
        }
        if (command instanceof ServerCommand.RelayReject reject) {
            return requested(reject.id(), true, Scp1ServerInput.RELAY_REJECT);
        }
        if (command instanceof ServerCommand.RelayConfirm confirm) {
            return requested(confirm.id(), chat.hasSaidYes(), Scp1ServerInput.RELAY_CONFIRM);
        }
        if (command instanceof ServerCommand.RelayCancel cancel) {
            return requested(cancel.id(), true, Scp1ServerInput.RELAY_CANCEL);
        }
        if (command instanceof ServerCommand.Deliver deliver) {
            return chatting(deliver.message().view().conversation(), Scp1ServerInput.DELIVER);
        }
        if (command instanceof ServerCommand.EndConversation end) {
            return chatting(end.conversation(), Scp1ServerInput.END_CONVERSATION);
        }
        if (command instanceof ServerCommand.AnswerStored) {
            return Scp1ServerInput.ANSWER_STORED;
        }
        if (command instanceof ServerCommand.AnswerRejected) {
            return Scp1ServerInput.ANSWER_REJECTED;
        }
        if (command instanceof ServerCommand.TellNotice) {
            return Scp1ServerInput.TELL_NOTICE;
        }
        if (command instanceof ServerCommand.GoAway) {
            return Scp1ServerInput.GO_AWAY;
        }
        return command instanceof ServerCommand.Close ? Scp1ServerInput.CLOSE : Scp1ServerInput.SKIP_COMMAND;
    }

    private Scp1ServerInput login(Scp1Pdu pdu) {
        if (pdu.type() != Scp1Type.CONNECT_REQ || chat.isLoginOffered()) {
            return Scp1ServerInput.RECV_BEFORE_LOGIN;
        }
        return config.mechanisms().contains(Mechanism.OPEN)
                ? Scp1ServerInput.RECV_CONNECT_REQ
                : Scp1ServerInput.RECV_CONNECT_NOT_OPEN;
    }

    private Scp1ServerInput answer(ChatFwdResp answer) {
        if (!chat.awaitsAnswerTo(answer.originator())) {
            return Scp1ServerInput.RECV_FWD_UNASKED;
        }
        return answer.status() == FwdStatus.ACCEPTED
                ? Scp1ServerInput.RECV_FWD_ACCEPTED
                : Scp1ServerInput.RECV_FWD_REJECTED;
    }

    private Scp1ServerInput text(String text) {
        if (Utf8.byteCount(chat.prefix()) + Utf8.byteCount(text) > Scp1Texts.MAX_TEXT_BYTES) {
            return Scp1ServerInput.RECV_TEXT_TOO_LONG;
        }
        return chat.totalUnanswered() < config.maxWaitingBytes()
                ? Scp1ServerInput.RECV_TEXT
                : Scp1ServerInput.RECV_TEXT_OVER_LIMIT;
    }

    private Scp1ServerInput requested(InvitationId id, boolean inTime, Scp1ServerInput input) {
        return inTime && chat.isRequest(id) ? input : Scp1ServerInput.SKIP_COMMAND;
    }

    private Scp1ServerInput chatting(ConversationId id, Scp1ServerInput input) {
        return chat.isOpen(id) ? input : Scp1ServerInput.SKIP_COMMAND;
    }
}
