package chat.scp.v2;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Goaway;
import chat.scp.signal.CloseReason;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;

/** How a session ends, at whose wish, and what is still said. §4.7, §4.8 */
final class ServerEnding {
    private final ServerContext context;
    /** Why this side closes, while it waits for the other's CLOSE. */
    private CloseReason closing = CloseReason.local(ErrorCode.NONE, "");

    ServerEnding(ServerContext context) {
        this.context = context;
    }

    void goAway(ServerCommand.GoAway goAway) {
        context.start(ServerTimer.DRAIN, Duration.ofMillis(goAway.deadlineMillis()));
        context.send(new Goaway(
                goAway.deadlineMillis(), goAway.retryAfterMillis(), goAway.code(), Texts.short8(goAway.address())));
    }

    /** Says CLOSE and waits for the other's. */
    void begin(CloseReason reason, int retryAfterMillis) {
        closing = reason;
        context.send(new Close(retryAfterMillis, reason.code(), reason.text()));
        context.timers.clearAll();
        context.start(ServerTimer.CLOSE, context.config.closeTimeout());
    }

    /** Says CLOSE and waits for nothing. */
    void now(CloseReason reason) {
        context.send(new Close(0, reason.code(), reason.text()));
        over(reason);
    }

    void byPeer(Close close, ServerState from) {
        if (from == ServerState.AWAITING_CLOSE) {
            over();
        } else {
            context.send(new Close(0, ErrorCode.NONE, ""));
            over(CloseReason.peer(close.code(), close.retryAfterMillis(), close.text()));
        }
    }

    void linkLost(ServerState from) {
        context.outlet.clear();
        if (from == ServerState.AWAITING_CLOSE) {
            over();
        } else if (from != ServerState.CLOSED) {
            over(CloseReason.linkLost());
        }
    }

    /** The close that {@link #begin} began is done. */
    void over() {
        over(closing);
    }

    void over(CloseReason reason) {
        context.timers.clearAll();
        context.outlet.closeLink(reason.origin() == CloseReason.Origin.LOCAL ? reason.code() : ErrorCode.NONE);
        context.emit(new ServerEvent.Closed(reason));
    }
}
