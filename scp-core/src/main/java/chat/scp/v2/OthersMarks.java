package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Mark;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far others are, so that marks do not go back. Bounded: who was quiet longest is forgotten. §6.4-4 */
final class OthersMarks {
    private static final int MAX_KEYS = 1_024;

    private record Key(ConversationId conversation, UserName user, MarkKind kind) {}

    private final Map<Key, Position> highest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Position> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** Whether the mark is above the last one of this person; then it is the last one. */
    boolean isAhead(Mark mark) {
        Key key = new Key(mark.conversation(), mark.user(), mark.kind());
        Position last = highest.get(key);
        if (last != null && mark.position().compareTo(last) <= 0) {
            return false;
        }
        highest.put(key, mark.position());
        return true;
    }
}
