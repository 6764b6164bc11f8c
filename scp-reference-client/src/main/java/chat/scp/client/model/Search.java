package chat.scp.client.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Finds messages by text. */
final class Search {
    private final String wanted;

    Search(String text) {
        wanted = folded(text);
    }

    List<MessageView> in(List<MessageView> messages) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<MessageView> found = new ArrayList<>();
        for (MessageView message : messages) {
            if (!message.deleted() && folded(message.text()).contains(wanted)) {
                found.add(message);
            }
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
