package chat.scp.v2;

import chat.scp.signal.ClientCommand;

/** The input that a command is: commands take the same table as PDUs. */
final class ClientCommands {
    private ClientCommands() {}

    static ClientInput input(ClientCommand command) {
        if (command instanceof ClientCommand.Send) {
            return ClientInput.SEND;
        } else if (command instanceof ClientCommand.Mark) {
            return ClientInput.MARK;
        } else if (command instanceof ClientCommand.ShowTyping) {
            return ClientInput.SHOW_TYPING;
        } else if (command instanceof ClientCommand.ShowPresence) {
            return ClientInput.SHOW_PRESENCE;
        } else if (command instanceof ClientCommand.Ask) {
            return ClientInput.ASK;
        } else if (command instanceof ClientCommand.Leave) {
            return ClientInput.LEAVE;
        } else if (command instanceof ClientCommand.Invite) {
            return ClientInput.INVITE;
        } else if (command instanceof ClientCommand.AcceptInvitation) {
            return ClientInput.ACCEPT_INVITATION;
        } else if (command instanceof ClientCommand.RejectInvitation) {
            return ClientInput.REJECT_INVITATION;
        } else if (command instanceof ClientCommand.CancelInvitation) {
            return ClientInput.CANCEL_INVITATION;
        } else if (command instanceof ClientCommand.ProvideKey) {
            return ClientInput.PROVIDE_KEY;
        } else {
            return ClientInput.CLOSE;
        }
    }
}
