package chat.scp.client.engine;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.client.event.NotOnlineException;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Invitations of this device, and answers to those of others, each with a future for the conversation. §5.1 */
final class Invitations implements Part {
    private record Waiting(ClientCommand.Invite invite, CompletableFuture<ConversationId> future) {}

    private final Wire wire;
    private final ClientLoop loop;
    private final Promises promises;
    private final Dispatcher dispatcher;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<InvitationId, CompletableFuture<ConversationId>> answers = new HashMap<>();
    private boolean over;

    Invitations(Wire wire, ClientLoop loop, Promises promises, Dispatcher dispatcher) {
        this.wire = wire;
        this.loop = loop;
        this.promises = promises;
        this.dispatcher = dispatcher;
    }

    /** Goes out at once, or as soon as there is a connection, if there is one in time. */
    void invite(ClientCommand.Invite invite, Duration deadline, CompletableFuture<ConversationId> future) {
        if (over) {
            promises.fail(future, new NotOnlineException("The client is closed."));
        } else if (wire.isOnline()) {
            begin(invite.id(), invite, future);
        } else {
            Waiting one = new Waiting(invite, future);
            waiting.add(one);
            loop.at(loop.nowNanos() + deadline.toNanos(), () -> {
                if (waiting.remove(one)) {
                    promises.fail(future, new NotOnlineException("There was no connection in time; nobody was asked."));
                }
            });
        }
    }

    void accept(InvitationId id, CompletableFuture<ConversationId> future) {
        begin(id, new ClientCommand.AcceptInvitation(id), future);
    }

    private void begin(InvitationId id, ClientCommand command, CompletableFuture<ConversationId> future) {
        answers.put(id, future);
        wire.command(command, refusal -> {
            if (answers.remove(id, future)) {
                promises.fail(future, new ChatException(ErrorCode.NOT_FOUND, String.valueOf(refusal.getMessage())));
            }
        });
    }

    void reject(InvitationId id, CompletableFuture<@Nullable Void> future) {
        tell(new ClientCommand.RejectInvitation(id), future);
    }

    void cancel(InvitationId id, CompletableFuture<@Nullable Void> future) {
        if (waiting.removeIf(one -> one.invite.id().equals(id) && failed(one.future, ErrorCode.CANCELLED))) {
            promises.done(future);
            return;
        }
        tell(new ClientCommand.CancelInvitation(id), future);
    }

    private boolean failed(CompletableFuture<ConversationId> future, ErrorCode code) {
        promises.fail(future, ChatException.of(code, 0, ""));
        return true;
    }

    private void tell(ClientCommand command, CompletableFuture<@Nullable Void> future) {
        wire.command(
                command,
                refusal -> promises.fail(
                        future, new ChatException(ErrorCode.NOT_FOUND, String.valueOf(refusal.getMessage()))));
        loop.execute(() -> promises.done(future));
    }

    @Override
    public void online(ClientEvent.Online event) {
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> begin(one.invite.id(), one.invite, one.future));
    }

    @Override
    public void heard(ClientEvent event) {
        if (event instanceof ClientEvent.InvitationReceived asked) {
            dispatcher.publish(new ChatEvent.InvitationReceived(
                    asked.id(), asked.from(), asked.displayName(), asked.room(), asked.timeoutMillis()));
        } else if (event instanceof ClientEvent.InvitationRinging ringing) {
            dispatcher.publish(new ChatEvent.InvitationRinging(ringing.id(), ringing.timeoutMillis()));
        } else if (event instanceof ClientEvent.InvitationConfirmed confirmed) {
            dispatcher.publish(new ChatEvent.InvitationConfirmed(confirmed.id(), confirmed.conversation()));
            CompletableFuture<ConversationId> future = answers.remove(confirmed.id());
            if (future != null) {
                promises.complete(future, confirmed.conversation());
            }
        } else if (event instanceof ClientEvent.InvitationEnded ended) {
            dispatcher.publish(new ChatEvent.InvitationEnded(ended.id(), ended.code()));
            CompletableFuture<ConversationId> future = answers.remove(ended.id());
            if (future != null) {
                failed(future, ended.code());
            }
        }
    }

    @Override
    public void over() {
        over = true;
        waiting.forEach(one -> promises.fail(one.future, new NotOnlineException("The client was closed.")));
        answers.values().forEach(future -> failed(future, ErrorCode.LINK_LOST));
        waiting.clear();
        answers.clear();
    }
}
