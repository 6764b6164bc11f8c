package chat.scp.client.bot;

import chat.scp.client.ChatClient;
import chat.scp.client.Draft;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.ConnectionState;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.RelationKind;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers people: says yes to who asks for a chat, and gives each text to a function whose result, unless
 * it is empty, is sent back. Messages of one conversation come one after the other; those of others
 * meanwhile. Own messages, reactions, edits and notices are passed over, and so bots do not talk to
 * themselves. Thread-safe.
 *
 * <pre>{@code
 * Bot.on(client).answer(message -> "You said: " + message.text());
 * }</pre>
 */
public final class Bot {
    private static final System.Logger LOG = System.getLogger(Bot.class.getName());

    private final ChatClient client;
    private Predicate<ChatEvent.InvitationReceived> welcome = asked -> true;

    private Bot(ChatClient client) {
        this.client = client;
    }

    /** A bot behind a client that is connected afterwards. */
    public static Bot on(ChatClient client) {
        return new Bot(client);
    }

    /** Whom it says yes to. [everybody] */
    public Bot welcoming(Predicate<ChatEvent.InvitationReceived> whom) {
        welcome = whom;
        return this;
    }

    /** Begins to answer; the function may take its time, and its conversation waits for it. */
    public ChatClient.Subscription answer(Function<ChatMessage, String> answer) {
        return client.listen(event -> {
            if (event instanceof ChatEvent.InvitationReceived asked) {
                invited(asked);
            } else if (event instanceof ChatEvent.MessageReceived received && isForMe(received.message())) {
                say(received.message(), answer.apply(received.message()));
            }
        });
    }

    private void invited(ChatEvent.InvitationReceived asked) {
        InvitationId id = asked.id();
        var unused = welcome.test(asked)
                ? client.people().accept(id).handle((chat, failure) -> told(failure))
                : client.people().reject(id).handle((nothing, failure) -> told(failure));
    }

    private static boolean told(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.log(System.Logger.Level.INFO, "an invitation came to nothing: {0}", failure.getMessage());
        }
        return failure == null;
    }

    private boolean isForMe(ChatMessage message) {
        boolean own = client.state() instanceof ConnectionState.Online online
                && message.sender().equals(online.user());
        boolean says = message.relation() == null || message.relation().kind() == RelationKind.REPLY;
        return !own && says && message.body().contentType().equals(ContentType.TEXT);
    }

    private void say(ChatMessage to, String answer) {
        if (answer.isEmpty()) {
            return;
        }
        try {
            client.send(to.conversation(), Draft.text(answer));
        } catch (ChatException e) {
            LOG.log(System.Logger.Level.WARNING, "an answer was not taken: {0}", e.getMessage());
        }
    }
}
