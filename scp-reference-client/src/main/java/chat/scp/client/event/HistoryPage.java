package chat.scp.client.event;

import java.util.List;

/**
 * A piece of a conversation's log.
 *
 * @param messages in rising order; positions that are not there were withheld, removed, or expired
 * @param epoch epoch of the log
 * @param first lowest sequence that the page covers; 0: none
 * @param last highest sequence that the page covers; 0: none
 * @param logFirst first sequence that the log still holds; 0: none
 * @param logLast last sequence in the log; 0: none
 */
public record HistoryPage(List<ChatMessage> messages, int epoch, long first, long last, long logFirst, long logLast) {
    public HistoryPage {
        messages = List.copyOf(messages);
    }

    public boolean hasOlder() {
        return first > Math.max(1, logFirst);
    }

    public boolean hasNewer() {
        return last != 0 && last < logLast;
    }
}
