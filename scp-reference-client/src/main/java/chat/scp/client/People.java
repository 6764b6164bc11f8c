package chat.scp.client;

import chat.scp.client.engine.Answer;
import chat.scp.client.engine.ClientEngine;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ConversationInfo;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.Name;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.User;
import chat.scp.signal.ClientCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Other people: asking them for a chat, and answering; blocks and presence. Thread-safe. */
public final class People {
    private static final Duration RINGING = Duration.ofMinutes(1);

    private final ClientEngine engine;
    private final Duration deadline;
    private final LongSupplier random;

    People(ClientEngine engine, Duration deadline, LongSupplier random) {
        this.engine = engine;
        this.deadline = deadline;
        this.random = random;
    }

    /**
     * An invitation of this device.
     *
     * @param answer the conversation that opened; fails with a ChatException whose code says why not
     */
    public record Asked(InvitationId id, CompletableFuture<ConversationId> answer) {}

    /** Opens the direct conversation with somebody: the one that is there, or else asks for one. */
    public CompletableFuture<ConversationId> chatWith(String user) {
        Name whom = name(user);
        Optional<ConversationInfo> open = engine.conversations().stream()
                .filter(c -> !c.isRoom() && c.name().text().equals(whom.text()))
                .findFirst();
        return open.map(c -> CompletableFuture.completedFuture(c.id())).orElseGet(() -> invite(user)
                .answer()
                .exceptionallyCompose(failure -> isThere(failure)
                        ? engine.directWith(whom, deadline) // just after the login not all may have been told yet
                        : CompletableFuture.failedFuture(failure)));
    }

    private static boolean isThere(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ChatException known && known.code().equals(ErrorCode.ALREADY_EXISTS);
    }

    /** Asks somebody for a direct conversation, for a minute at most. */
    public Asked invite(String user) {
        return invite(user, ConversationId.NONE, RINGING);
    }

    /** Asks somebody into a room, or for a direct conversation if that is NONE. */
    public Asked invite(String user, ConversationId room, Duration ringing) {
        InvitationId id = new InvitationId(random.getAsLong(), random.getAsLong());
        int millis = (int) Math.min(Integer.MAX_VALUE, ringing.toMillis());
        ClientCommand.Invite invite = new ClientCommand.Invite(id, name(user), room, millis);
        return new Asked(id, engine.invite(invite, deadline).copy());
    }

    /** A name of SCP/2 if it is one as it is typed; else, and where only SCP/1 is spoken, one of SCP/1. */
    private Name name(String typed) {
        if (engine.speaksScp1()) {
            return new LegacyName(typed); // §10.2: Bob and bob are two people there
        }
        try {
            return UserName.of(typed);
        } catch (IllegalArgumentException e) {
            return new LegacyName(typed);
        }
    }

    /** Says yes; completes with the conversation. */
    public CompletableFuture<ConversationId> accept(InvitationId id) {
        return engine.accept(id);
    }

    public CompletableFuture<@Nullable Void> reject(InvitationId id) {
        return engine.reject(id);
    }

    /** Takes an own invitation back. */
    public CompletableFuture<@Nullable Void> cancel(InvitationId id) {
        return engine.cancel(id);
    }

    /** Hears from this person no more; nobody is told. */
    public CompletableFuture<@Nullable Void> block(String user) {
        return block(user, true);
    }

    public CompletableFuture<@Nullable Void> unblock(String user) {
        return block(user, false);
    }

    private CompletableFuture<@Nullable Void> block(String user, boolean blocked) {
        return Answer.done(engine.ask(new Block(1, UserName.of(user), blocked), null, true, deadline));
    }

    public CompletableFuture<List<UserName>> blocked() {
        return new Listing<>(engine, deadline, ListKind.BLOCKS, null, User.class)
                .all()
                .thenApply(users -> users.stream().map(User::user).toList());
    }

    /** Shows how the user can be reached, and keeps showing it; nothing is shown before. */
    public void show(PresenceStatus status, String text) {
        engine.show(status, text);
    }
}
