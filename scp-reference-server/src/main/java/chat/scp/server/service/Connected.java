package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ServerCommand;
import java.util.function.UnaryOperator;

/** A session, and who is in it. On the service's loop only. */
final class Connected {
    /** What a device says of its user, until when. */
    record Shown(PresenceStatus status, String text, long untilNanos) {}

    private static final Shown NOTHING = new Shown(PresenceStatus.OFFLINE, "", 0);

    final ClientPort port;
    UserName user = UserName.NONE;
    DeviceId device = DeviceId.NONE;
    Mechanism mechanism = Mechanism.OPEN;
    Shown presence = NOTHING;
    boolean scp1;
    /** SCP/1: the one chat. §11.3-3 */
    ConversationId chat = ConversationId.NONE;
    /** What makes commands fit the session's version. */
    UnaryOperator<ServerCommand> translation = command -> command;
    /** Logged in, and neither replaced nor closed since. */
    boolean online;

    /** When its resumption token is half over, and it gets the next one; never: without a token. */
    long rotateAtNanos = Long.MAX_VALUE;

    /** A login by password began. */
    boolean asked;

    /** As whom it wants to be let in. */
    String claim = "";

    /** More than its address may have: it will be refused. */
    boolean surplus;

    /** Nothing is told to it any more. */
    boolean over;

    Connected(ClientPort port) {
        this.port = port;
    }

    void tell(ServerCommand command) {
        if (!over) {
            port.command(translation.apply(command));
        }
    }

    void reply(Scp2Pdu part) {
        tell(new ServerCommand.Reply(part));
    }

    void done(Scp2Pdu.Request request) {
        reply(new Done(request.request(), 0));
    }

    void failed(Scp2Pdu.Request request, Refusal refusal) {
        reply(new Failed(request.request(), refusal.retryAfterMillis(), refusal.code(), ""));
    }

    void forgetPresence() {
        presence = NOTHING;
    }
}
