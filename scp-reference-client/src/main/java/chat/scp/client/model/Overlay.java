package chat.scp.client.model;

import chat.scp.pdu.Body;
import chat.scp.pdu.Name;
import chat.scp.pdu.Position;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was said about one message: the last edit, one reaction of each person, whether it was deleted. §6.7 */
final class Overlay {
    private record Reaction(Position position, String emoji) {}

    /** More people's reactions to one message are not told apart by anybody. */
    private static final int MAX_REACTIONS = 1_000;

    private final Map<Name, Reaction> reactions = new LinkedHashMap<>();
    private Position editedAt = Position.NONE;
    private @Nullable Body edit;
    private boolean deleted;

    /** §6.7-7: the edit with the highest position counts, whichever comes first. */
    void edit(Position at, Body body) {
        if (!deleted && at.compareTo(editedAt) > 0) {
            editedAt = at;
            edit = body;
        }
    }

    void delete() {
        deleted = true;
        edit = null;
        reactions.clear();
    }

    /** §6.7-8: of each person's reactions the one with the highest position counts; empty takes it back. */
    void react(Position at, Name who, String emoji) {
        if (deleted) {
            return; // §6.7-9
        }
        Reaction before = reactions.get(who);
        boolean newer = before == null ? reactions.size() < MAX_REACTIONS : at.compareTo(before.position) > 0;
        if (newer) {
            reactions.put(who, new Reaction(at, emoji));
        }
    }

    boolean isDeleted() {
        return deleted;
    }

    @Nullable
    Body edited() {
        return edit;
    }

    Map<String, Set<Name>> reactions() {
        Map<String, Set<Name>> byEmoji = new LinkedHashMap<>();
        reactions.forEach((who, reaction) -> {
            if (!reaction.emoji.isEmpty()) {
                byEmoji.computeIfAbsent(reaction.emoji, emoji -> new LinkedHashSet<>())
                        .add(who);
            }
        });
        return byEmoji;
    }

    long bytes() {
        Body body = edit;
        return (body == null ? 0 : body.content().size()) + 64L * reactions.size();
    }
}
