package chat.scp.v1;

import chat.scp.pdu.Body;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.v1.ChatInitResp;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.DisconnectNotif;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Scp1Pdu;
import chat.scp.pdu.v1.Text;
import chat.scp.signal.ClientCommand;

/** Says which input of the table a PDU or a command is; conditions are decided here and nowhere else. */
final class Scp1ClientInputs {
    private final Scp1ClientChat chat;

    Scp1ClientInputs(Scp1ClientChat chat) {
        this.chat = chat;
    }

    Scp1ClientInput of(Scp1Pdu pdu, Scp1ClientState state) {
        return switch (pdu.type()) {
            case CONNECT_RESP ->
                ((ConnectResp) pdu).status() == ConnectStatus.SUCCESS
                        ? Scp1ClientInput.RECV_CONNECT_SUCCESS
                        : Scp1ClientInput.RECV_CONNECT_REFUSED;
            case CHAT_INIT_RESP -> initResp(((ChatInitResp) pdu).status());
            case CHAT_FWD_REQ -> Scp1ClientInput.RECV_CHAT_FWD_REQ;
            case TEXT -> chat.isStart(((Text) pdu).text()) ? Scp1ClientInput.RECV_START : Scp1ClientInput.RECV_TEXT;
            case DISCONNECT_NOTIF -> gone(((DisconnectNotif) pdu).peer());
            case ERROR ->
                state == Scp1ClientState.INITIATING_CHAT || chat.hasSaidYes()
                        ? Scp1ClientInput.RECV_REFUSAL
                        : Scp1ClientInput.RECV_ERROR;
            case ACK -> Scp1ClientInput.RECV_ACK;
            case CONNECT_REQ, CHAT_INIT_REQ, CHAT_FWD_RESP, DISCONNECT_REQ -> Scp1ClientInput.RECV_CLIENT_PDU;
        };
    }

    Scp1ClientInput of(ClientCommand command) {
        if (command instanceof ClientCommand.Invite invite) {
            return invite.room().isNone() ? Scp1ClientInput.INVITE : Scp1ClientInput.REFUSE_COMMAND;
        }
        if (command instanceof ClientCommand.AcceptInvitation accept) {
            return chat.asker(accept.id()) != null ? Scp1ClientInput.ACCEPT : Scp1ClientInput.REFUSE_COMMAND;
        }
        if (command instanceof ClientCommand.RejectInvitation reject) {
            return chat.asker(reject.id()) != null ? Scp1ClientInput.REJECT : Scp1ClientInput.REFUSE_COMMAND;
        }
        if (command instanceof ClientCommand.Send send) {
            return chat.isOpen(send.conversation()) && isPlain(send) && fits(send.body())
                    ? Scp1ClientInput.SEND
                    : Scp1ClientInput.REFUSE_COMMAND;
        }
        if (command instanceof ClientCommand.Leave leave) {
            return chat.isOpen(leave.conversation()) ? Scp1ClientInput.LEAVE : Scp1ClientInput.REFUSE_COMMAND;
        }
        return command instanceof ClientCommand.Close ? Scp1ClientInput.CLOSE : Scp1ClientInput.REFUSE_COMMAND;
    }

    /** SCP/1 has text and nothing else. */
    static boolean isPlain(ClientCommand.Send send) {
        return send.body().contentType().equals(ContentType.TEXT)
                && send.relation() == null
                && send.expiresAtMillis() == 0;
    }

    private static boolean fits(Body body) {
        return body.content().isUtf8() && body.content().size() <= Scp1Texts.MAX_TEXT_BYTES;
    }

    private Scp1ClientInput initResp(InitStatus status) {
        if (!chat.isAsking()) {
            return Scp1ClientInput.RECV_INIT_LATE;
        }
        return status == InitStatus.FORWARDED ? Scp1ClientInput.RECV_INIT_FORWARDED : Scp1ClientInput.RECV_INIT_REFUSED;
    }

    private Scp1ClientInput gone(LegacyName peer) {
        return chat.isWith(peer) ? Scp1ClientInput.RECV_PEER_GONE : Scp1ClientInput.RECV_OTHER_GONE;
    }
}
