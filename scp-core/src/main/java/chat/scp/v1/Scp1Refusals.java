package chat.scp.v1;

import chat.scp.dialect.Outlet;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.SendOutcome;

/**
 * Answers the commands that SCP/1 cannot carry out, or that are about something that is over. Marks,
 * typing and presence get no answer: Online said by its capabilities that there are none.
 */
final class Scp1Refusals {
    private Scp1Refusals() {}

    static void refuse(ClientCommand command, Scp1ClientChat chat, Outlet<ClientEvent> outlet) {
        if (command instanceof ClientCommand.Send send) {
            outlet.emit(new ClientEvent.SendEnded(
                    send.conversation(), send.id(), new SendOutcome.Rejected(code(send, chat), 0)));
        } else if (command instanceof ClientCommand.Ask ask) {
            outlet.emit(new ClientEvent.AnswerFailed(ask.tag(), ErrorCode.NOT_SUPPORTED, 0, ""));
        } else if (command instanceof ClientCommand.Leave leave) {
            outlet.emit(new ClientEvent.AnswerFailed(leave.tag(), ErrorCode.NOT_A_MEMBER, 0, ""));
        } else if (command instanceof ClientCommand.Invite invite) {
            outlet.emit(new ClientEvent.InvitationEnded(invite.id(), ErrorCode.NOT_SUPPORTED));
        } else if (command instanceof ClientCommand.AcceptInvitation accept) {
            outlet.emit(new ClientEvent.InvitationEnded(accept.id(), ErrorCode.NOT_FOUND));
        } else if (command instanceof ClientCommand.RejectInvitation reject) {
            outlet.emit(new ClientEvent.InvitationEnded(reject.id(), ErrorCode.NOT_FOUND));
        } else if (command instanceof ClientCommand.CancelInvitation) {
            outlet.emit(new ClientEvent.NoticeReceived(ErrorCode.NOT_SUPPORTED, "SCP/1 cannot take back a request"));
        } else if (command instanceof ClientCommand.ProvideKey) {
            throw new IllegalCommandException("SCP/1 has no passwords, and asked for no key");
        }
    }

    private static ErrorCode code(ClientCommand.Send send, Scp1ClientChat chat) {
        if (!chat.isOpen(send.conversation())) {
            return ErrorCode.NOT_A_MEMBER;
        }
        // Plain text is left: it is too long, or not UTF-8.
        return Scp1ClientInputs.isPlain(send) ? ErrorCode.CONTENT_REFUSED : ErrorCode.NOT_SUPPORTED;
    }
}
