package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Leave;
import chat.scp.server.store.ChatStore;
import chat.scp.server.store.Marks;
import chat.scp.server.store.SqliteStore;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a conversation in use costs the store: what is written, and nothing that is read. */
class StoreTrafficTest {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final Set<String> PARTS = Set.of("accounts", "devices", "conversations", "log", "marks", "blocks");

    private final List<String> asked = new ArrayList<>();
    private final SqliteStore store = SqliteStore.inMemory();
    private final Bed bed = new Bed(Bed.OPEN, (ChatStore) told(ChatStore.class, store, ""));

    @AfterEach
    void close() {
        bed.close();
    }

    /** The same, but each call is written down. */
    private Object told(Class<?> type, Object of, String part) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (PARTS.contains(method.getName()) && part.isEmpty()) {
                        return told(method.getReturnType(), call(method, of, arguments), method.getName());
                    }
                    asked.add(part + "." + method.getName());
                    return call(method, of, arguments);
                });
    }

    private static Object call(Method method, Object of, Object... arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    void aMessageBetweenTwoIsOneAppendAndAMarkOfEach() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        ConversationId chat = alice.meet(bob);
        alice.stored(alice.send(chat, "the first, which reads what there is"));
        bed.pass(A_WHILE);
        asked.clear();
        alice.stored(alice.send(chat, "the second"));
        bed.pass(A_WHILE); // until bob's client marks
        assertEquals(1, bob.texts(chat).stream().filter("the second"::equals).count());
        assertEquals(List.of("log.append", "marks.markDelivered", "marks.markDelivered"), asked);
    }

    @Test
    void aMessageInARoomReadsNothing() {
        Person alice = bed.online("alice", 1);
        alice.ask(new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", ""));
        for (int i = 0; i < 30; i++) {
            bed.online("member" + i, 10 + i).ask(new Join(0, UserName.of("hall")));
        }
        ConversationId hall =
                store.conversations().room(UserName.of("hall")).orElseThrow().id();
        alice.stored(alice.send(hall, "one"));
        bed.pass(A_WHILE);
        asked.clear();
        alice.stored(alice.send(hall, "two"));
        bed.pass(A_WHILE);
        asked.removeIf(call -> call.equals("log.append") || call.equals("marks.markDelivered"));
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsKeptInMindChangesWithTheStore() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        ConversationId chat = alice.meet(bob);
        alice.stored(alice.send(chat, "before"));
        bob.ask(new Block(0, alice.name, true));
        alice.stored(alice.send(chat, "withheld"));
        bob.ask(new Block(0, alice.name, false));
        alice.stored(alice.send(chat, "after"));
        assertEquals(List.of("before", "after"), bob.texts(chat));
        bob.ask(new Leave(0, chat));
        SendOutcome gone = alice.outcome(alice.send(chat, "is anybody there?"));
        assertEquals(ErrorCode.PEER_UNAVAILABLE, ((SendOutcome.Rejected) gone).code());
    }

    @Test
    void anAccountThatIsRemovedBesideTheServerIsInNoConversationAnyMore() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        ConversationId chat = alice.meet(bob);
        alice.stored(alice.send(chat, "before"));
        bed.service.maintain();
        bed.settle();
        store.accounts().remove(bob.name).join();
        store.accounts().revoke(bob.name).join();
        bed.pass(Duration.ofSeconds(2));
        SendOutcome gone = alice.outcome(alice.send(chat, "is anybody there?"));
        assertEquals(ErrorCode.PEER_UNAVAILABLE, ((SendOutcome.Rejected) gone).code());
    }

    @Test
    void aMarkOfWhatWasReadIsToldToTheOtherAndKept() {
        Person alice = bed.online("alice", 1);
        Person bob = bed.online("bob", 2);
        ConversationId chat = alice.meet(bob);
        Position position = alice.stored(alice.send(chat, "read this"));
        bob.tell(new ClientCommand.Mark(chat, MarkKind.READ, position));
        bed.pass(A_WHILE);
        assertTrue(alice.all(ClientEvent.Marked.class).stream()
                .anyMatch(m -> m.kind() == MarkKind.READ && m.position().equals(position)));
        assertEquals(1, store.marks().read(chat, bob.name));
    }

    @Test
    void marksThatComeWhileOneIsWrittenGoWithTheNext() {
        List<Long> written = new ArrayList<>();
        List<CompletableFuture<Void>> underWay = new ArrayList<>();
        Marks slow = (Marks) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Marks.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("markDelivered")) {
                        return 0L;
                    }
                    written.add((Long) arguments[3]);
                    underWay.add(new CompletableFuture<>());
                    return underWay.get(underWay.size() - 1);
                });
        LiveMarks marks = new LiveMarks(slow);
        ConversationId chat = new ConversationId(1, 1);
        UserName bob = UserName.of("bob");
        for (long sequence = 1; sequence <= 50; sequence++) {
            assertTrue(marks.delivered(chat, bob, new DeviceId(1, 1), sequence));
        }
        assertEquals(List.of(1L), written);
        underWay.get(0).complete(null);
        assertEquals(List.of(1L, 50L), written);
        assertTrue(marks.delivered(chat, bob, new DeviceId(1, 1), 51));
        marks.flush();
        assertEquals(List.of(1L, 50L, 51L), written);
    }
}
