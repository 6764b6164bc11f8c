package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service does by itself from time to time. */
class MaintenanceTest {
    private final Bed bed = new Bed();

    @AfterEach
    void close() {
        bed.close();
    }

    private void keep(Duration age, int messages) {
        bed.service.configure(Bed.OPEN.withRetention(
                new Retention(age, messages, Duration.ofDays(1), Duration.ofDays(90), Duration.ofMinutes(10))));
        bed.service.maintain();
        bed.settle();
    }

    private StoredConversation log(ConversationId chat) {
        return bed.store.conversations().find(chat).orElseThrow();
    }

    @Test
    void oldMessagesGoWhenTheirTimeHasCome() {
        Person alice = bed.online("alice", 1);
        ConversationId chat = alice.meet(bed.online("bob", 2));
        keep(Duration.ofHours(1), 0);
        alice.send(chat, "old");
        bed.pass(Duration.ofMinutes(45));
        alice.send(chat, "young");
        bed.pass(Duration.ofMinutes(26));
        assertEquals(2, log(chat).first());
        bed.pass(Duration.ofMinutes(50));
        assertEquals(3, log(chat).first());
        assertEquals(2, log(chat).last());
    }

    @Test
    void onlySoManyMessagesAreKept() {
        Person alice = bed.online("alice", 1);
        ConversationId chat = alice.meet(bed.online("bob", 2));
        keep(Duration.ZERO, 2);
        for (int i = 0; i < 5; i++) {
            alice.send(chat, "m" + i);
        }
        bed.pass(Duration.ofMinutes(11));
        assertEquals(4, log(chat).first());
    }

    @Spec("4.5-1")
    @Test
    void whoStaysLongGetsAnotherTokenInTime() {
        bed.service.maintain();
        Person alice = bed.online("alice", 1);
        Bytes first = alice.token();
        bed.pass(Bed.OPEN.openTokenLife().multipliedBy(2));
        Bytes last = alice.token();
        assertNotEquals(first, last);
        alice.restart(c -> c.withResumeToken(last)).connect();
        bed.settle();
        assertTrue(alice.isOnline());
        assertTrue(alice.last(ClientEvent.Online.class).resumed());
    }

    @Test
    void sessionsThatAnotherProgramRevokesEndWithinSeconds() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        bed.store.accounts().revoke(alice.name).join(); // of an earlier run
        bed.service.maintain();
        bed.pass(Duration.ofSeconds(3));
        assertTrue(alice.all(ClientEvent.Closed.class).isEmpty());
        bed.store.accounts().revoke(alice.name).join();
        bed.pass(Duration.ofSeconds(2));
        assertEquals(
                ErrorCode.REVOKED, alice.last(ClientEvent.Closed.class).reason().code());
        assertTrue(bob.all(ClientEvent.Closed.class).isEmpty());
    }
}
