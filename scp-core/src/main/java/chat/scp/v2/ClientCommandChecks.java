package chat.scp.v2;

import chat.scp.pdu.Capability;
import chat.scp.pdu.Check;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Side;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.IllegalCommandException;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.ProtocolException;

/** Finds out, before anything changes, what a client must not send whatever its state. §2.1, "caller's bug" */
final class ClientCommandChecks {
    private static final int MAX_PRESENCE_TEXT = 0xFF;

    private final ClientContext context;
    private final ClientRequests requests;
    private final ClientSends sends;
    private final ClientInvitations invitations;

    ClientCommandChecks(
            ClientContext context, ClientRequests requests, ClientSends sends, ClientInvitations invitations) {
        this.context = context;
        this.requests = requests;
        this.sends = sends;
        this.invitations = invitations;
    }

    /** A command that the state allows may still be wrong in itself: found out before anything changes. */
    void check(ClientCommand command) {
        if (command instanceof ClientCommand.Close close && close.code().equals(ErrorCode.LINK_LOST)) {
            throw new IllegalCommandException("LINK_LOST is not sent"); // §4.8-8
        } else if (command instanceof ClientCommand.Send send) {
            sends.check(send);
        } else if (command instanceof ClientCommand.Ask ask) {
            checkRequest(ask.request());
        } else if (command instanceof ClientCommand.Leave) {
            checkRoomForRequest();
        } else if (command instanceof ClientCommand.Invite invite) {
            invitations.check(invite);
        } else if (command instanceof ClientCommand.ShowPresence shown && !isText(shown.text())) {
            throw new IllegalCommandException("no text to show: " + shown.text().length() + " characters");
        }
    }

    private void checkRequest(Scp2Pdu.Request request) {
        checkRoomForRequest();
        Capability needed = RequiredCapability.of(request.type());
        if (request instanceof Register || (needed != null && !context.agreed(needed))) {
            throw new IllegalCommandException(request.type() + " is not possible in this session"); // §4.1-5
        }
        if (request instanceof Fetch && requests.fetches() >= ClientInbox.MAX_FETCHES) {
            throw IllegalCommandException.forNow("as many FETCHes are unanswered as may be"); // §6.6-1
        }
        if (Scp2Codecs.TABLE.frameBytes(request) > context.welcome().maxFrameBytes()) {
            throw new IllegalCommandException("longer than the server takes"); // §3.1-3
        }
        try {
            ValueRules.check(request, Side.CLIENT);
        } catch (ProtocolException e) {
            throw new IllegalCommandException(Texts.of(e));
        }
    }

    private void checkRoomForRequest() {
        if (requests.unanswered() + sends.unanswered() >= context.welcome().maxUnanswered()) {
            throw IllegalCommandException.forNow("as much is unanswered as the server lets be"); // §4.9-6
        }
    }

    private static boolean isText(String text) {
        try {
            Check.text("text", text, MAX_PRESENCE_TEXT);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
