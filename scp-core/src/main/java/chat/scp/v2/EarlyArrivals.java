package chat.scp.v2;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Position;
import chat.scp.pdu.v2.Scp2Pdu;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was pushed of a conversation before its CONVERSATION came: another channel may be faster than
 * control. Kept up to a limit; of the rest only how far it went, so that it can be fetched. §6.3
 */
final class EarlyArrivals {
    private static final int MAX_CONVERSATIONS = 64;

    /** Kept PDUs of one conversation, and the highest position seen. */
    record Early(List<Scp2Pdu> pdus, Position highest) {}

    private final int maxKept;
    private final Map<ConversationId, Early> byConversation = new LinkedHashMap<>();
    private int kept;

    EarlyArrivals(int maxKept) {
        this.maxKept = maxKept;
    }

    void add(ConversationId conversation, Scp2Pdu pdu, Position last) {
        Early early = byConversation.get(conversation);
        if (early == null && byConversation.size() >= MAX_CONVERSATIONS) {
            return;
        }
        List<Scp2Pdu> pdus = early == null ? new ArrayList<>() : early.pdus();
        Position highest = early == null || last.compareTo(early.highest()) > 0 ? last : early.highest();
        if (kept < maxKept) {
            pdus.add(pdu);
            kept++;
        }
        byConversation.put(conversation, new Early(pdus, highest));
    }

    /** Takes out what is kept of this conversation; null: nothing came early. */
    @Nullable
    Early take(ConversationId conversation) {
        Early early = byConversation.remove(conversation);
        if (early != null) {
            kept -= early.pdus().size();
        }
        return early;
    }

    void clear() {
        byConversation.clear();
        kept = 0;
    }
}
