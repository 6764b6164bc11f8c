package chat.scp.client.engine;

import chat.scp.client.event.Problem;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.CloseReason;
import java.util.function.DoubleSupplier;

/**
 * Decides when to connect and whereto. What happens goes in with its time, what to do comes out; it has
 * no clock, thread or randomness of its own. For one thread. §4.2, §4.7, §4.8
 */
public final class Reconnect {
    /** What to do now. */
    public sealed interface Step {
        /** Make a connection; the {@code attempt}th since it was online. */
        record Connect(Address address, int attempt) implements Step {}

        /** Nothing before {@code nanos}; then tell {@link Reconnect#due}. */
        record Wait(long nanos, Problem problem) implements Step {}

        /** Never again by itself. */
        record GiveUp(Problem problem) implements Step {}

        record Nothing() implements Step {}
    }

    /** Where a server is. */
    public record Address(String host, int port) {}

    private enum Phase {
        IDLE,
        CONNECTING,
        ONLINE,
        WAITING,
        OVER
    }

    private static final Step NOTHING = new Step.Nothing();
    private static final int DEFAULT_PORT = 4433;

    private final Address home;
    private final Backoff backoff;
    private final DoubleSupplier random;
    private Phase phase = Phase.IDLE;
    private Address next;
    private int failures;
    private int attempts;
    private long onlineSince;
    private long dueNanos;
    private long earliestNanos;
    private int goAwayMillis;
    private boolean tokenWasRefused;

    public Reconnect(Address home, Backoff backoff, DoubleSupplier random) {
        this.home = home;
        this.backoff = backoff;
        this.random = random;
        this.next = home;
    }

    public Step start() {
        return phase == Phase.IDLE ? connect() : NOTHING;
    }

    /** Logged in. */
    public Step online(long nowNanos) {
        if (phase == Phase.CONNECTING) {
            phase = Phase.ONLINE;
            attempts = 0;
            onlineSince = nowNanos;
            goAwayMillis = 0;
            tokenWasRefused = false;
        }
        return NOTHING;
    }

    /** §4.7: the next connection goes to {@code address}, or comes back here after a while. */
    public Step goingAway(String address, int retryAfterMillis) {
        if (phase == Phase.ONLINE) {
            next = address.isEmpty() ? home : parsed(address);
            goAwayMillis = address.isEmpty() ? retryAfterMillis : 0;
        }
        return NOTHING;
    }

    /** No connection came about. */
    public Step failed(Problem problem, boolean forGood, long nowNanos) {
        if (phase != Phase.CONNECTING) {
            return NOTHING;
        }
        next = home; // §4.7: where it was sent to may be gone; home knows
        if (forGood) {
            return giveUp(problem);
        }
        failures++;
        return await(0, problem, nowNanos);
    }

    /** The connection or the session ended. */
    public Step ended(CloseReason reason, long nowNanos) {
        if (phase != Phase.CONNECTING && phase != Phase.ONLINE) {
            return NOTHING;
        }
        Problem problem = Problem.of(reason.code(), reason.text());
        if (reason.code().isTerminal() || reason.code().isViolation()) {
            return giveUp(problem); // §4.2-10
        }
        boolean settled = phase == Phase.ONLINE
                && nowNanos - onlineSince >= backoff.settled().toNanos();
        boolean sentElsewhere = phase == Phase.ONLINE && !next.equals(home);
        failures = settled ? 0 : failures;
        boolean onlyTheToken = reason.code().equals(ErrorCode.RESUME_REFUSED) && reason.retryAfterMillis() == 0;
        if (onlyTheToken && !tokenWasRefused) {
            tokenWasRefused = true;
            return connect(); // with the credential this time
        }
        int atLeast = Math.max(reason.retryAfterMillis(), goAwayMillis);
        goAwayMillis = 0;
        boolean atOnce = phase == Phase.ONLINE && atLeast == 0 && (failures == 0 || sentElsewhere);
        failures++;
        return atOnce ? connect() : await(atLeast, problem, nowNanos);
    }

    /** The wait is over, if it is. */
    public Step due(long nowNanos) {
        return phase == Phase.WAITING && nowNanos >= dueNanos ? connect() : NOTHING;
    }

    /** The user or the system knows that it is worth a try now. The wait that a server named stays. */
    public Step hurry(long nowNanos) {
        return phase == Phase.WAITING && nowNanos >= earliestNanos ? connect() : NOTHING;
    }

    /** The application wants no more. */
    public Step stop() {
        if (phase == Phase.OVER) {
            return NOTHING;
        }
        return giveUp(Problem.of(ErrorCode.NONE));
    }

    public boolean isOver() {
        return phase == Phase.OVER;
    }

    private Step connect() {
        phase = Phase.CONNECTING;
        attempts++;
        return new Step.Connect(next, attempts);
    }

    private Step await(int atLeastMillis, Problem problem, long nowNanos) {
        phase = Phase.WAITING;
        long atLeast = atLeastMillis * 1_000_000L; // §4.2-11
        earliestNanos = nowNanos + atLeast;
        dueNanos = nowNanos + Math.max(atLeast, backoff.nanosAfter(Math.max(1, failures), random.getAsDouble()));
        return new Step.Wait(dueNanos, problem);
    }

    private Step giveUp(Problem problem) {
        phase = Phase.OVER;
        return new Step.GiveUp(problem);
    }

    /** {@code host:port}, an IPv6 address in brackets; what is none means home. */
    private Address parsed(String address) {
        int colon = address.lastIndexOf(':');
        boolean portless = colon < 0 || address.endsWith("]");
        String host = portless ? address : address.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int port = portless ? DEFAULT_PORT : Integer.parseInt(address.substring(colon + 1));
            return host.isEmpty() || port < 1 || port > 0xFFFF ? home : new Address(host, port);
        } catch (NumberFormatException e) {
            return home;
        }
    }
}
