package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Name;
import chat.scp.pdu.UserName;
import chat.scp.server.service.Observer.Asked;
import chat.scp.signal.ServerCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Holds everybody to the rates: who is too fast is refused with a time to wait, and who does not heed that is put out. §9.5 */
final class Floods {
    private static final int FULL_RETRY_MILLIS = 10_000;

    /** Somebody, and whom he wants something of. */
    private record Pair(UserName one, UserName other) {}

    private final Hall hall;
    private final Meter<String> logins;
    private final Meter<String> failedLogins;
    private final Meter<String> registrations;
    private final Meter<UserName> messages;
    private final Meter<UserName> messageBytes;
    private final Meter<UserName> invitations;
    private final Meter<Pair> keyClaims;
    private final Meter<Connected> requests;
    private final Meter<Connected> notices;
    private final Meter<Connected> marks;
    private final Meter<Connected> refusals;
    private final Map<String, Integer> sessions = new HashMap<>();

    Floods(Hall hall) {
        this.hall = hall;
        logins = meter(Rates::logins);
        failedLogins = meter(Rates::failedLogins);
        registrations = meter(Rates::registrations);
        messages = meter(Rates::messages);
        messageBytes = meter(Rates::messageBytes);
        invitations = meter(Rates::invitations);
        keyClaims = meter(Rates::keyClaims);
        requests = meter(Rates::requests);
        notices = meter(Rates::notices);
        marks = meter(Rates::marks);
        refusals = meter(Rates::refusals);
    }

    private <K> Meter<K> meter(Function<Rates, Rate> which) {
        return new Meter<>(() -> which.apply(hall.config().rates()));
    }

    // ---- by address

    void arrived(Connected session) {
        int there = sessions.merge(session.port.address(), 1, Integer::sum);
        session.surplus = there > hall.config().limits().sessionsPerAddress();
    }

    void left(Connected session) {
        sessions.computeIfPresent(session.port.address(), (address, n) -> n == 1 ? null : n - 1);
        requests.forget(session);
        notices.forget(session);
        marks.forget(session);
        refusals.forget(session);
    }

    /** Once for each login, before anything is looked up. */
    void checkLogin(Connected session, Name user) throws Refusal {
        if (session.surplus) {
            throw new Refusal(ErrorCode.SERVER_FULL, FULL_RETRY_MILLIS);
        }
        long now = hall.loop.nowNanos();
        wait(logins.take(session.port.address(), now));
        wait(failedLogins.waitMillis(key(session, user), now));
    }

    void loginFailed(Connected session, Name user) {
        failedLogins.take(key(session, user), hall.loop.nowNanos());
    }

    // §9.5: by both together, so that nobody locks somebody else out.
    private static String key(Connected session, Name user) {
        return session.port.address() + " " + user.text();
    }

    void checkRegistration(Connected session) throws Refusal {
        if (session.surplus) {
            throw new Refusal(ErrorCode.SERVER_FULL, FULL_RETRY_MILLIS);
        }
        wait(registrations.take(session.port.address(), hall.loop.nowNanos()));
    }

    // ---- by account

    void checkMessage(UserName sender, int bodyBytes) throws Refusal {
        long now = hall.loop.nowNanos();
        wait(messages.take(sender, now));
        wait(messageBytes.take(sender, bodyBytes, now));
    }

    void checkInvitation(UserName originator) throws Refusal {
        boolean slow = invitations.take(originator, hall.loop.nowNanos()) == 0;
        Refusal.unless(slow, ErrorCode.LIMIT_REACHED); // REJECT names no time
    }

    void checkClaim(UserName claimer, UserName of) throws Refusal {
        wait(keyClaims.take(new Pair(claimer, of), hall.loop.nowNanos()));
    }

    // ---- by session

    void checkRequest(Connected session) throws Refusal {
        wait(requests.take(session, hall.loop.nowNanos()));
    }

    /** A mark is never dropped: the client would not send it again. */
    void countMark(Connected session) {
        int wait = marks.take(session, hall.loop.nowNanos());
        if (wait > 0) {
            putOut(session, wait);
        }
    }

    /** Whether typing or presence may pass. */
    boolean passes(Connected session) {
        if (notices.take(session, hall.loop.nowNanos()) == 0) {
            return true;
        }
        refused(session, Asked.NOTICE, ErrorCode.RATE_LIMITED);
        return false;
    }

    /** Counts what was refused; who is refused for his haste all the time is put out. */
    void refused(Connected session, Asked what, ErrorCode code) {
        hall.observer.refused(what, code, session.user.text(), session.port.address());
        if (code.equals(ErrorCode.RATE_LIMITED)) {
            int wait = refusals.take(session, hall.loop.nowNanos());
            if (wait > 0) {
                putOut(session, wait);
            }
        }
    }

    private static void putOut(Connected session, int wait) {
        session.tell(new ServerCommand.Close(ErrorCode.RATE_LIMITED, wait, ""));
        session.over = true;
    }

    private static void wait(int millis) throws Refusal {
        if (millis > 0) {
            throw new Refusal(ErrorCode.RATE_LIMITED, millis);
        }
    }
}
