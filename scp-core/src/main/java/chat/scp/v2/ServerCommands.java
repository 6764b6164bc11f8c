package chat.scp.v2;

import chat.scp.signal.ServerCommand;

/** The input that a command is: commands take the same table as PDUs. */
final class ServerCommands {
    private ServerCommands() {}

    static ServerInput input(ServerCommand command) {
        if (command instanceof ServerCommand.Deliver || command instanceof ServerCommand.DeliverSkipped) {
            return ServerInput.DELIVER;
        } else if (command instanceof ServerCommand.AnswerStored || command instanceof ServerCommand.AnswerRejected) {
            return ServerInput.ANSWER_SEND;
        } else if (command instanceof ServerCommand.Notify) {
            return ServerInput.NOTIFY;
        } else if (command instanceof ServerCommand.Reply) {
            return ServerInput.REPLY;
        } else if (command instanceof ServerCommand.ReplyPage) {
            return ServerInput.REPLY_PAGE;
        } else if (command instanceof ServerCommand.ShowConversation
                || command instanceof ServerCommand.EndConversation) {
            return ServerInput.SHOW_CONVERSATION;
        } else if (command instanceof ServerCommand.ProvideVerifier) {
            return ServerInput.PROVIDE_VERIFIER;
        } else if (command instanceof ServerCommand.Admit) {
            return ServerInput.ADMIT;
        } else if (command instanceof ServerCommand.RefuseLogin) {
            return ServerInput.REFUSE_LOGIN;
        } else if (command instanceof ServerCommand.RotateToken) {
            return ServerInput.ROTATE_TOKEN;
        } else if (command instanceof ServerCommand.TellNotice) {
            return ServerInput.TELL_NOTICE;
        } else if (command instanceof ServerCommand.GoAway) {
            return ServerInput.GO_AWAY;
        } else if (command instanceof ServerCommand.Close) {
            return ServerInput.CLOSE;
        } else {
            return ServerInput.RELAY;
        }
    }
}
