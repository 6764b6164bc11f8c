package chat.scp.client.cli;

import chat.scp.client.RoomSettings;
import chat.scp.client.Rooms;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConversationInfo;
import chat.scp.client.model.ConversationView;
import chat.scp.client.model.PresenceView;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Name;
import chat.scp.pdu.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Rooms: which there are, coming in, who is there, and keeping order. */
final class RoomActions {
    private static final String PRIVATE = "--private";

    private final Chatting chatting;
    private final PeopleActions people;
    private final Asking asking;

    RoomActions(Chatting chatting, PeopleActions people, Asking asking) {
        this.chatting = chatting;
        this.people = people;
        this.asking = asking;
    }

    private Rooms rooms() {
        return chatting.client().rooms();
    }

    CompletableFuture<?> list() {
        return rooms().list().thenAccept(all -> {
            all.forEach(this::tell);
            if (all.isEmpty()) {
                chatting.tell(Told.info("There is no public room; /create NAME makes one."));
            }
        });
    }

    private void tell(ConversationInfo room) {
        String inside = room.role() == Role.NONE ? "" : ", you are in it";
        String topic = room.topic().isEmpty() ? "" : ": " + Shown.text(room.topic());
        String sentence = chatting.messages().title(room) + ", " + room.members()
                + (room.members() == 1 ? " member" : " members") + inside + topic;
        chatting.tell(chatting.messages()
                .conversation("room", room, sentence)
                .within("")
                .with("name", room.name().text()));
    }

    CompletableFuture<?> join(String name) {
        Optional<ConversationView> inside = chatting.find(name, true);
        return inside.isPresent()
                ? people.enter(inside.get().info().id())
                : worded(
                                rooms().join(name),
                                ErrorCode.NOT_FOUND,
                                "There is no public room " + Shown.name(name)
                                        + "; /rooms lists those that there are, and /create makes one.")
                        .thenCompose(room -> people.meet(room.id()));
    }

    CompletableFuture<?> create(String name, String more) {
        boolean isPrivate = more.equals(PRIVATE) || more.startsWith(PRIVATE + " ");
        String title = isPrivate ? more.substring(PRIVATE.length()).strip() : more;
        RoomSettings settings = (isPrivate ? RoomSettings.PRIVATE : RoomSettings.PUBLIC).withTitle(title);
        return worded(
                        rooms().create(name, settings),
                        ErrorCode.ALREADY_EXISTS,
                        "There is a room " + Shown.name(name) + " already; choose another name, or ask to be let in.")
                .thenCompose(room -> people.meet(room.id()));
    }

    /** What a code means here, and what to do. */
    private static <T> CompletableFuture<T> worded(CompletableFuture<T> asked, ErrorCode code, String sentence) {
        return asked.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                PeopleActions.cause(failure) instanceof ChatException known
                                && known.code().equals(code)
                        ? new ChatException(code, sentence)
                        : failure));
    }

    CompletableFuture<?> who(String name) {
        ConversationView view = chatting.named(name);
        return rooms().members(view.info().id()).thenAccept(all -> {
            Map<Name, Role> known = new LinkedHashMap<>();
            all.forEach(person -> known.put(person.user(), person.role()));
            chatting.model().members(view.info().id(), known);
            tell(view.info(), all);
        });
    }

    private void tell(ConversationInfo in, List<Rooms.Person> all) {
        for (Rooms.Person person : all) {
            String name = person.user().text();
            boolean own = person.user().equals(chatting.model().me());
            PresenceView presence = chatting.model().presence(person.user());
            String shown =
                    person.displayName().isEmpty() || person.displayName().equals(name)
                            ? ""
                            : " (" + Shown.name(person.displayName()) + ")";
            String role = in.isRoom() ? ", " + person.role().name().toLowerCase(Locale.ROOT) : "";
            String text = presence.text().isEmpty() ? "" : ": " + Shown.text(presence.text());
            String there = own ? "you" : Teller.word(presence.status()) + text;
            chatting.tell(Told.of("person", in.name().text(), Shown.name(name) + shown + role + ", " + there)
                    .with("user", name)
                    .with("displayName", person.displayName())
                    .with("role", person.role().name())
                    .with("status", own ? null : presence.status().name()));
        }
    }

    CompletableFuture<?> invite(String name) {
        return PeopleActions.worded(
                name, asking.ask(name, room())); // that he came in, the server tells all of the room
    }

    CompletableFuture<?> kick(String name) {
        return rooms().kick(room(), name);
    }

    CompletableFuture<?> ban(String name) {
        return rooms().ban(room(), name)
                .thenRun(() -> chatting.tell(Told.info(Shown.name(name) + " is kept out; /unban takes it back.")));
    }

    CompletableFuture<?> unban(String name) {
        return rooms().unban(room(), name);
    }

    CompletableFuture<?> role(String name, String wanted) {
        Role role = Arrays.stream(Role.values())
                .filter(known -> known != Role.NONE && known.name().equalsIgnoreCase(wanted.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("What is somebody to be? " + Verb.ROLE.synopsis()));
        return rooms().setRole(room(), name, role);
    }

    private ConversationId room() {
        ConversationInfo here = chatting.here().info();
        if (!here.isRoom()) {
            throw new ChatException(
                    ErrorCode.NOT_SUPPORTED, "This is a chat of two; /join or /create a room for that.");
        }
        return here.id();
    }
}
