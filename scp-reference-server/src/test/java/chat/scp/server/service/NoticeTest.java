package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.signal.ClientEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the operator says beside the service is heard by whoever is connected, in both versions. §4.12 */
class NoticeTest {
    private final Bed bed = new Bed();

    @AfterEach
    void close() {
        bed.close();
    }

    private void say(String text) {
        bed.store.notices().say(text).join();
        bed.pass(Duration.ofSeconds(2));
    }

    private static List<String> heard(Person person) {
        return person.all(ClientEvent.NoticeReceived.class).stream()
                .map(ClientEvent.NoticeReceived::text)
                .toList();
    }

    @Test
    void isHeardOnceByEachDeviceThatIsThere() {
        bed.store.notices().say("before the start").join();
        bed.service.maintain();
        bed.account("alice", "secret");
        Person desk = bed.person("alice", 1).withPassword("secret").connect();
        Person phone = bed.person("alice", 2).withPassword("secret").connect();
        Person old = bed.scp1("bob", 3);
        say("back at eight");
        say("no, at nine");
        Person late = bed.online("carol", 4);
        bed.pass(Duration.ofSeconds(2));
        assertEquals(List.of("back at eight", "no, at nine"), heard(desk));
        assertEquals(List.of("back at eight", "no, at nine"), heard(phone));
        assertEquals(List.of("Notice of the server: back at eight", "Notice of the server: no, at nine"), heard(old));
        assertEquals(List.of(), heard(late));
    }

    @Test
    void doesNotDisturbWhoAwaitsAPeerWithScp1() {
        bed.service.maintain();
        Person alice = bed.scp1("alice", 1);
        Person bob = bed.scp1("bob", 2);
        alice.invite(bob);
        say("bob, alice and all others: maintenance has started");
        assertEquals(List.of(), heard(alice));
        assertEquals(List.of(), alice.all(ClientEvent.ConversationOpened.class));
        assertEquals(1, heard(bob).size());
    }

    @Test
    void onlyTheLastFewAreKept() {
        for (int i = 1; i <= 150; i++) {
            bed.store.notices().say("notice " + i).join();
        }
        var kept = bed.store.notices().after(0);
        assertEquals(100, kept.size());
        assertEquals("notice 150", kept.get(99).text());
    }
}
