package chat.scp.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.sim.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A room, too large for marks of everybody, in which somebody stopped reading. {@code -Dscp.room.size=1000 -Dscp.room.messages=10000} makes it a large one. */
@Timeout(900)
class StalledMemberTest {
    private static final int MEMBERS = Integer.getInteger("scp.room.size", 120);
    private static final int MESSAGES = Integer.getInteger("scp.room.messages", 1_000);
    private static final String TEXT = "x".repeat(1_000);
    /** A window of messages; their heads, one HEAD and what else is said are less than another text each. */
    private static final long BOUND_BYTES = 256 * (TEXT.length() + 200L);

    @Test
    @Spec({"6.5-1", "6.5-2", "6.5-7"})
    void costsTheServerAWindowAndTheOthersNothing() {
        Outcome without = run(false);
        Outcome with = run(true);
        assertTrue(with.mostWaiting() <= BOUND_BYTES, "bytes that waited: " + with.mostWaiting());
        assertTrue(with.mostWaiting() > 10_000, "nobody stopped reading: " + with.mostWaiting());
        assertEquals(
                without.whenHeard(), with.whenHeard(), "the others hear everything at the same moment as without him");
    }

    private record Outcome(long mostWaiting, long whenHeard) {}

    private Outcome run(boolean stalls) {
        VirtualTime time = new VirtualTime();
        List<Chatter> members = new ArrayList<>();
        try (CrowdServer server = new CrowdServer(time, new SplittableRandom(1), CrowdServer.CROWD)) {
            for (int i = 0; i < MEMBERS; i++) {
                members.add(new Chatter("user" + i, i, server, time, new SplittableRandom(i), 60_000));
            }
            time.pass(Duration.ofSeconds(20));
            members.get(0).ask(new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", ""));
            time.pass(Duration.ofSeconds(5));
            members.subList(1, MEMBERS).forEach(m -> m.ask(new Join(0, UserName.of("hall"))));
            time.pass(Duration.ofSeconds(20));
            ConversationId hall =
                    members.get(0).conversations.keySet().iterator().next();
            if (stalls) {
                members.get(MEMBERS - 1).stall();
            }
            long mostWaiting = 0;
            for (int i = 0; i < MESSAGES; i++) {
                members.get(0).send(hall, TEXT);
                time.pass(Duration.ofMillis(20));
                mostWaiting = Math.max(mostWaiting, server.mostWaitingBytes());
            }
            time.pass(Duration.ofSeconds(5));
            for (Chatter member : members.subList(1, MEMBERS - 1)) {
                assertEquals(MESSAGES, member.conversations.get(hall).sequences.size(), member::toString);
            }
            return new Outcome(
                    mostWaiting,
                    members.subList(1, MEMBERS - 1).stream()
                            .mapToLong(m -> m.whenHeard)
                            .sum());
        }
    }
}
