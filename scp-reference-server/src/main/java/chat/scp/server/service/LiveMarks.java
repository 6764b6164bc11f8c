package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Marks;
import java.util.HashMap;
import java.util.Map;

/**
 * How far people are in the conversations in use. Read from the store once. Of each mark one write is under way at a
 * time, and what comes meanwhile goes with the next, so that a device that marks every message does not cost the store
 * a write for each. On the service's loop, but for what the store calls back.
 */
final class LiveMarks {
    private static final int MAX_KEPT = 100_000;

    /** {@code device}: NONE where the user has read. */
    private record Place(ConversationId conversation, UserName user, DeviceId device) {}

    private record Person(ConversationId conversation, UserName user) {}

    private final Marks marks;
    private final Map<Person, Long> delivered = new Recent<>(MAX_KEPT);
    private final Map<Person, Long> read = new Recent<>(MAX_KEPT);
    /** What is to be written after the write that is under way; 0: nothing. */
    private final Map<Place, Long> next = new HashMap<>();

    LiveMarks(Marks marks) {
        this.marks = marks;
    }

    /** Returns whether no device of the user was so far before. */
    boolean delivered(ConversationId conversation, UserName user, DeviceId device, long sequence) {
        Person person = new Person(conversation, user);
        long before = delivered.computeIfAbsent(person, p -> marks.delivered(conversation, user));
        write(new Place(conversation, user, device), sequence);
        return rises(delivered, person, before, sequence);
    }

    /** Returns whether the user had not read so far before. */
    boolean read(ConversationId conversation, UserName user, long sequence) {
        Person person = new Person(conversation, user);
        long before = read.computeIfAbsent(person, p -> marks.read(conversation, user));
        if (sequence > before) {
            write(new Place(conversation, user, DeviceId.NONE), sequence);
        }
        return rises(read, person, before, sequence);
    }

    private static boolean rises(Map<Person, Long> kept, Person person, long before, long sequence) {
        if (sequence > before) {
            kept.put(person, sequence);
        }
        return sequence > before;
    }

    private void write(Place place, long sequence) {
        synchronized (next) {
            if (next.containsKey(place)) {
                next.merge(place, sequence, Math::max);
                return;
            }
            next.put(place, 0L);
        }
        begin(place, sequence);
    }

    private void begin(Place place, long sequence) {
        var write = place.device().equals(DeviceId.NONE)
                ? marks.markRead(place.conversation(), place.user(), sequence)
                : marks.markDelivered(place.conversation(), place.user(), place.device(), sequence);
        var unused = write.whenComplete((done, failure) -> written(place));
    }

    /** Whether it went well or not: a mark that is lost is said again by the device's next one. */
    private void written(Place place) {
        long following;
        synchronized (next) {
            following = next.getOrDefault(place, 0L);
            if (following == 0) {
                next.remove(place);
            } else {
                next.put(place, 0L);
            }
        }
        if (following > 0) {
            begin(place, following);
        }
    }

    /** Gives the store what still waits, before it is closed. */
    void flush() {
        Map<Place, Long> waiting;
        synchronized (next) {
            waiting = new HashMap<>(next);
            next.clear();
        }
        waiting.forEach((place, sequence) -> {
            if (sequence > 0) {
                begin(place, sequence);
            }
        });
    }

    /** Somebody beside the service may have changed any. */
    void forgetAll() {
        delivered.clear();
        read.clear();
    }
}
