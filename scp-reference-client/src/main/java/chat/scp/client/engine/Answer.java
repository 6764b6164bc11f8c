package chat.scp.client.engine;

import chat.scp.pdu.v2.Scp2Pdu;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to a request.
 *
 * @param parts in the order in which they came
 * @param next cursor for the next page of a listing; 0: that was all
 */
public record Answer(List<Scp2Pdu> parts, long next) {
    public Answer {
        parts = List.copyOf(parts);
    }

    public <P extends Scp2Pdu> List<P> all(Class<P> type) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** For who wants to know only that it was done. */
    public static CompletableFuture<@Nullable Void> done(CompletableFuture<Answer> answer) {
        return answer.<@Nullable Void>thenApply(any -> null);
    }
}
