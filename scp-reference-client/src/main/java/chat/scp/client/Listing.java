package chat.scp.client;

import chat.scp.client.engine.Answer;
import chat.scp.client.engine.ClientEngine;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.v2.Scp2Pdu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Pages through a listing until its end, or until more came than anybody looks at. §4.9 */
final class Listing<P extends Scp2Pdu> {
    private static final int PAGE = 200;
    private static final int MAX_ENTRIES = 10_000;

    private final ClientEngine engine;
    private final Duration deadline;
    private final ListKind kind;
    private final @Nullable Capability needed;
    private final ConversationId conversation;
    private final Class<P> entry;
    private final List<P> found = new ArrayList<>();

    Listing(
            ClientEngine engine,
            Duration deadline,
            ListKind kind,
            @Nullable Capability needed,
            ConversationId conversation,
            Class<P> entry) {
        this.engine = engine;
        this.deadline = deadline;
        this.kind = kind;
        this.needed = needed;
        this.conversation = conversation;
        this.entry = entry;
    }

    Listing(ClientEngine engine, Duration deadline, ListKind kind, @Nullable Capability needed, Class<P> entry) {
        this(engine, deadline, kind, needed, ConversationId.NONE, entry);
    }

    CompletableFuture<List<P>> all() {
        return page(0);
    }

    private CompletableFuture<List<P>> page(long cursor) {
        var wanted = new chat.scp.pdu.v2.List(1, PAGE, cursor, conversation, kind);
        return engine.ask(wanted, needed, true, deadline).thenCompose(this::more);
    }

    private CompletableFuture<List<P>> more(Answer answer) {
        found.addAll(answer.all(entry));
        return answer.next() == 0 || found.size() >= MAX_ENTRIES
                ? CompletableFuture.completedFuture(List.copyOf(found))
                : page(answer.next());
    }
}
