package chat.scp.client.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.client.engine.Reconnect.Address;
import chat.scp.client.engine.Reconnect.Step;
import chat.scp.client.event.Problem;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.CloseReason;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a client connects and whereto, under a time that the test moves. */
@Timeout(60)
class ReconnectTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Address HOME = new Address("home", 4433);
    private static final Problem LOST = Problem.of(ErrorCode.LINK_LOST);

    private final Reconnect reconnect = new Reconnect(HOME, Backoff.USUAL, () -> 0.5);
    private long now;

    private void online(long seconds) {
        reconnect.online(now);
        now += seconds * SECOND;
    }

    private Step lost() {
        return reconnect.ended(CloseReason.linkLost(), now);
    }

    private static long seconds(Step step, long since) {
        return Math.round((assertInstanceOf(Step.Wait.class, step).nanos() - since) / (double) SECOND);
    }

    @Test
    void aLostLinkIsMadeAnewAtOnce() {
        assertEquals(new Step.Connect(HOME, 1), reconnect.start());
        online(60);
        assertEquals(new Step.Connect(HOME, 1), lost());
    }

    @Spec("4.2-11")
    @Test
    void eachFailureDoublesTheWaitUpToAMinute() {
        reconnect.start();
        double[] waits = new double[10];
        for (int i = 0; i < waits.length; i++) {
            Step.Wait wait = assertInstanceOf(Step.Wait.class, reconnect.failed(LOST, false, now));
            waits[i] = (wait.nanos() - now) / (double) SECOND;
            assertEquals(new Step.Nothing(), reconnect.due(wait.nanos() - 1), "not before its time");
            now = wait.nanos();
            assertEquals(new Step.Connect(HOME, i + 2), reconnect.due(now));
        }
        double[] expected = {0.75, 1.5, 3, 6, 12, 24, 45, 45, 45, 45};
        for (int i = 0; i < waits.length; i++) {
            assertEquals(expected[i], waits[i], 0.001);
        }
    }

    @Spec("4.2-11")
    @Test
    void aServerThatNamesAWaitGetsIt() {
        reconnect.start();
        Step step = reconnect.ended(CloseReason.peer(ErrorCode.SERVER_FULL, 300_000, ""), now);
        assertEquals(300, seconds(step, now));
        assertEquals(new Step.Nothing(), reconnect.hurry(now + 299 * SECOND), "however much the user hurries");
        assertInstanceOf(Step.Connect.class, reconnect.hurry(now + 300 * SECOND));
    }

    @Test
    void whoIsInAHurryNeedNotWaitForTheBackoff() {
        reconnect.start();
        reconnect.failed(LOST, false, now);
        assertInstanceOf(Step.Connect.class, reconnect.hurry(now));
    }

    @Test
    void aLinkThatIsLostAgainAndAgainWaitsLonger() {
        reconnect.start();
        online(1);
        assertInstanceOf(Step.Connect.class, lost());
        online(1);
        assertEquals(2, seconds(lost(), now), "1.5 s: it was the second failure in a row");
        reconnect.due(now + 60 * SECOND);
        online(60);
        assertInstanceOf(Step.Connect.class, lost(), "it was up long enough");
    }

    @Spec("4.2-10")
    @Test
    void terminalCodesAndViolationsEndIt() {
        for (int range : new int[] {0x0200, 0x0300}) {
            for (int code = range; code < range + 0x100; code++) {
                Reconnect fresh = new Reconnect(HOME, Backoff.USUAL, () -> 0.5);
                fresh.start();
                fresh.online(0);
                Step step = fresh.ended(CloseReason.peer(ErrorCode.of(code), 0, ""), 5);
                assertEquals(
                        ErrorCode.of(code),
                        assertInstanceOf(Step.GiveUp.class, step).problem().code());
                assertTrue(fresh.isOver());
                assertEquals(new Step.Nothing(), fresh.start());
                assertEquals(new Step.Nothing(), fresh.due(Long.MAX_VALUE));
                assertEquals(new Step.Nothing(), fresh.hurry(Long.MAX_VALUE));
            }
        }
    }

    @Test
    void codesOfOtherRangesComeBack() {
        for (int code = 0x0100; code < 0x0200; code++) {
            Reconnect fresh = new Reconnect(HOME, Backoff.USUAL, () -> 0.5);
            fresh.start();
            Step step = fresh.ended(CloseReason.peer(ErrorCode.of(code), 0, ""), 0);
            assertTrue(step instanceof Step.Wait || step instanceof Step.Connect, code + ": " + step);
        }
    }

    @Test
    void whoIsSentElsewhereGoesThereAndBackIfItFails() {
        reconnect.start();
        online(1);
        reconnect.goingAway("[2001:db8::7]:5000", 0);
        assertEquals(
                new Step.Connect(new Address("2001:db8::7", 5000), 1),
                reconnect.ended(CloseReason.local(ErrorCode.NONE, ""), now));
        reconnect.failed(LOST, false, now);
        assertEquals(new Step.Connect(HOME, 2), reconnect.due(now + 60 * SECOND));
        online(60);
        reconnect.goingAway("elsewhere", 0);
        assertEquals(new Step.Connect(new Address("elsewhere", 4433), 1), lost());
    }

    @Test
    void anAddressThatIsNoneMeansHome() {
        for (String address : new String[] {":1", "x:y", "x:70000", "[]:1", "x:0", ""}) {
            Reconnect fresh = new Reconnect(HOME, Backoff.USUAL, () -> 0.5);
            fresh.start();
            fresh.online(0);
            fresh.goingAway(address, 0);
            assertEquals(new Step.Connect(HOME, 1), fresh.ended(CloseReason.linkLost(), 1), address);
        }
    }

    @Test
    void aServerThatSaysWhenToComeBackIsLeftAlone() {
        reconnect.start();
        online(60);
        reconnect.goingAway("", 20_000);
        assertEquals(20, seconds(reconnect.ended(CloseReason.local(ErrorCode.NONE, ""), now), now));
    }

    @Test
    void aRefusedTokenIsFollowedByALoginAtOnceButOnlyOnce() {
        reconnect.start();
        CloseReason refused = CloseReason.peer(ErrorCode.RESUME_REFUSED, 0, "");
        assertInstanceOf(Step.Connect.class, reconnect.ended(refused, now));
        assertInstanceOf(Step.Wait.class, reconnect.ended(refused, now));
    }

    /** Whatever comes in whatever order: never two connections at a time, never one before its time, none after the end. */
    @Spec({"4.2-10", "4.2-11"})
    @Test
    void randomWalksKeepTheRules() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Reconnect walked = new Reconnect(
                    HOME,
                    new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ZERO),
                    random::nextDouble);
            boolean linked = false;
            boolean online = false;
            boolean over = false;
            long earliest = 0;
            long time = 0;
            for (int i = 0; i < 100; i++) {
                time += random.nextLong(10 * SECOND);
                int retryAfter = random.nextInt(4) == 0 ? random.nextInt(60_000) : 0;
                Step step;
                boolean mayConnect = true;
                boolean ended = false;
                switch (random.nextInt(8)) {
                    case 0 -> step = walked.start();
                    case 1 -> {
                        step = walked.online(time);
                        online |= linked;
                    }
                    case 2 -> step = walked.due(time);
                    case 3 -> step = walked.hurry(time);
                    case 4 -> step = walked.goingAway(random.nextBoolean() ? "b:1" : "", 0);
                    case 5 -> {
                        step = walked.failed(LOST, false, time);
                        ended = linked && !online; // of a connection that is up nobody says so
                    }
                    default -> {
                        int code = random.nextInt(20) == 0 ? 0x0200 : 0x0100 + random.nextInt(10);
                        step = walked.ended(CloseReason.peer(ErrorCode.of(code), retryAfter, ""), time);
                        earliest = linked ? Math.max(earliest, time + retryAfter * 1_000_000L) : earliest;
                        ended = linked;
                        mayConnect = linked;
                    }
                }
                linked &= !ended;
                online &= linked;
                if (step instanceof Step.Connect) {
                    assertTrue(mayConnect && !linked && !over, "seed " + seed);
                    assertTrue(time >= earliest || walked.isOver(), "seed " + seed + ": too early");
                    linked = true;
                } else if (step instanceof Step.GiveUp) {
                    over = true;
                }
            }
        }
    }
}
