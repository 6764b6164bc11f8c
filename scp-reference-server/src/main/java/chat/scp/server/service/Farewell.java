package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.signal.ServerCommand;
import java.time.Duration;

/** What the service says to its sessions before it ends. §4.7 */
final class Farewell {
    private static final ServerCommand END = new ServerCommand.Close(ErrorCode.SHUTTING_DOWN, 0, "");

    private final Hall hall;

    Farewell(Hall hall) {
        this.hall = hall;
    }

    /** Who has logged in gets GOAWAY, and goes when nothing of his is unanswered. */
    void say(Duration drain) {
        ServerCommand goAway = new ServerCommand.GoAway(ErrorCode.SHUTTING_DOWN, (int) drain.toMillis(), 0, "");
        for (Connected session : hall.sessions.all()) {
            session.tell(goAway);
            if (session.scp1 && session.chat.isNone()) {
                session.tell(END); // SCP/1 has no answer to it, and he is in no chat
            }
        }
        // Nobody who has not logged in has anything under way.
        hall.sessions.arriving().forEach(session -> session.tell(END));
    }
}
