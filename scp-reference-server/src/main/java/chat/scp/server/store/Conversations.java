package chat.scp.server.store;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Conversations, who is in them, and who may not come. Thread-safe. */
public interface Conversations {
    Optional<StoredConversation> find(ConversationId id);

    Optional<StoredConversation> room(UserName name);

    /** The direct conversation that both are in. */
    Optional<StoredConversation> direct(UserName one, UserName other);

    /** The last direct conversation that both are in, or were in once. */
    Optional<StoredConversation> formerDirect(UserName one, UserName other);

    /** Those of a user, from the oldest on, {@code skip} left out. */
    List<StoredConversation> of(UserName user, long skip, int limit);

    /** All those of a user, from the oldest on, as this device sees them: in one go, since a login shows them all. */
    List<Overview> overviews(UserName user, DeviceId device);

    /** Public rooms by name, {@code skip} left out. */
    List<StoredConversation> publicRooms(long skip, int limit);

    /** With this name, role NONE if he was a member once; empty: he never was. */
    Optional<Membership> member(ConversationId id, UserName user);

    /** The other one of a direct conversation, with role NONE if he left. */
    Optional<Membership> counterpart(ConversationId id, UserName user);

    /** Members by name, {@code skip} left out. */
    List<Membership> members(ConversationId id, long skip, int limit);

    int memberCount(ConversationId id);

    /** Everybody who shares a conversation with the user, and is not he. */
    List<UserName> acquaintances(UserName user, int limit);

    /** Whether there is a conversation that both are in. */
    boolean areTogether(UserName one, UserName other);

    boolean isBanned(ConversationId id, UserName user);

    /** False: the room's name or the id is taken, and nothing changed. */
    CompletableFuture<Boolean> create(StoredConversation conversation, List<Membership> members);

    /** Replaces visibility, size, title and topic. */
    CompletableFuture<@Nullable Void> configure(StoredConversation conversation);

    /** Adds a member, or gives him another role; NONE: he is none any more. */
    CompletableFuture<@Nullable Void> setMember(ConversationId id, Membership member);

    CompletableFuture<@Nullable Void> setBanned(ConversationId id, UserName user, boolean banned);

    /** With its log. */
    CompletableFuture<@Nullable Void> remove(ConversationId id);
}
