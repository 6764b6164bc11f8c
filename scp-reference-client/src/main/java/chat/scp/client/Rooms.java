package chat.scp.client;

import chat.scp.client.engine.Answer;
import chat.scp.client.engine.ClientEngine;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConversationInfo;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.ModerateAction;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Configure;
import chat.scp.pdu.v2.Conversation;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Member;
import chat.scp.pdu.v2.Moderate;
import chat.scp.pdu.v2.Scp2Pdu;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Rooms, and who is in a conversation. Thread-safe. §5.6 */
public final class Rooms {
    private final ClientEngine engine;
    private final Duration deadline;

    Rooms(ClientEngine engine, Duration deadline) {
        this.engine = engine;
        this.deadline = deadline;
    }

    /**
     * A member of a conversation.
     *
     * @param displayName the name to show; may be empty
     */
    public record Person(UserName user, Role role, String displayName) {}

    /** Makes a room and owns it. */
    public CompletableFuture<ConversationInfo> create(String name, RoomSettings settings) {
        return ask(new Create(
                        1,
                        UserName.of(name),
                        settings.maxMembers(),
                        settings.visibility(),
                        settings.title(),
                        settings.topic()))
                .thenApply(Rooms::conversation);
    }

    /** Enters a public room; nothing changes if the user is in it. */
    public CompletableFuture<ConversationInfo> join(String name) {
        return ask(new Join(1, UserName.of(name))).thenApply(Rooms::conversation);
    }

    /** Changes all of the settings. */
    public CompletableFuture<ConversationInfo> configure(ConversationId room, RoomSettings settings) {
        return ask(new Configure(
                        1, room, settings.maxMembers(), settings.visibility(), settings.title(), settings.topic()))
                .thenApply(Rooms::conversation);
    }

    private static ConversationInfo conversation(Answer answer) {
        return answer.all(Conversation.class).stream()
                .map(ConversationInfo::of)
                .findFirst()
                .orElseThrow(() -> new ChatException(ErrorCode.INTERNAL, "The server did not say which room it is."));
    }

    /** The public rooms of the server. */
    public CompletableFuture<List<ConversationInfo>> list() {
        return new Listing<>(engine, deadline, ListKind.ROOMS, Capability.ROOMS, Conversation.class)
                .all()
                .thenApply(all -> all.stream().map(ConversationInfo::of).toList());
    }

    /** Who is in a room, or in any other conversation of the user. */
    public CompletableFuture<List<Person>> members(ConversationId conversation) {
        return new Listing<>(engine, deadline, ListKind.MEMBERS, null, conversation, Member.class)
                .all()
                .thenApply(all -> all.stream()
                        .map(m -> new Person(m.user(), m.role(), m.displayName()))
                        .toList());
    }

    public CompletableFuture<@Nullable Void> kick(ConversationId room, String user) {
        return moderate(room, user, ModerateAction.KICK, Role.NONE);
    }

    public CompletableFuture<@Nullable Void> ban(ConversationId room, String user) {
        return moderate(room, user, ModerateAction.BAN, Role.NONE);
    }

    public CompletableFuture<@Nullable Void> unban(ConversationId room, String user) {
        return moderate(room, user, ModerateAction.UNBAN, Role.NONE);
    }

    public CompletableFuture<@Nullable Void> setRole(ConversationId room, String user, Role role) {
        return moderate(room, user, ModerateAction.SET_ROLE, role);
    }

    private CompletableFuture<@Nullable Void> moderate(
            ConversationId room, String user, ModerateAction action, Role role) {
        return Answer.done(ask(new Moderate(1, room, UserName.of(user), action, role)));
    }

    private CompletableFuture<Answer> ask(Scp2Pdu.Request request) {
        return engine.ask(request, Capability.ROOMS, false, deadline);
    }
}
