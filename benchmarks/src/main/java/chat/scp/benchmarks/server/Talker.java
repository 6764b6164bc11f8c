package chat.scp.benchmarks.server;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Somebody in the crowd that loads the server. The id of a message says when it was to be sent, so that whoever gets it knows
 * how long it took.
 */
final class Talker {
    private static final int WAIT_SECONDS = 60;

    final UserName name;
    private final QuicClient client;
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
    private volatile Load load = Load.NONE;
    private long count;

    /** What a run wants to hear. */
    interface Load {
        Load NONE = new Load() {
            @Override
            public void stored(Talker by, long sentNanos) {}

            @Override
            public void received(Talker by, long sentNanos) {}
        };

        void stored(Talker by, long sentNanos);

        void received(Talker by, long sentNanos);
    }

    Talker(QuicConnector connector, String name, long device) {
        this.name = UserName.of(name);
        client =
                connector.client(ClientConfig.of(this.name, new DeviceId(99, device), new Credential.Open()), this::on);
    }

    private void on(ClientEvent event) {
        if (event instanceof ClientEvent.MessageReceived message) {
            load.received(this, message.id().high());
        } else if (event instanceof ClientEvent.SendEnded ended) {
            if (!(ended.outcome() instanceof SendOutcome.Stored)) {
                throw new IllegalStateException(name + " was answered " + ended.outcome());
            }
            load.stored(this, ended.id().high());
        } else if (event instanceof ClientEvent.InvitationReceived invited) {
            tell(new ClientCommand.AcceptInvitation(invited.id()));
        } else {
            events.add(event);
        }
    }

    void connect(InetSocketAddress server) throws Exception {
        client.connect(server.getHostString(), server.getPort()).get(WAIT_SECONDS, TimeUnit.SECONDS);
        await(ClientEvent.Online.class);
    }

    /** A conversation of the two. */
    ConversationId meet(Talker other) throws Exception {
        tell(new ClientCommand.Invite(new InvitationId(1, System.nanoTime()), other.name, ConversationId.NONE, 60_000));
        ConversationId opened = await(ClientEvent.ConversationOpened.class).conversation();
        other.await(ClientEvent.ConversationOpened.class);
        return opened;
    }

    /** The room that this creates or joins. */
    ConversationId enter(Scp2Pdu.Request request) throws Exception {
        tell(new ClientCommand.Ask(++count, request));
        return await(ClientEvent.ConversationOpened.class).conversation();
    }

    void takePart(Load run) {
        load = run;
    }

    /** Sends a message that was due at {@code dueNanos}. */
    void send(ConversationId conversation, Body body, long dueNanos) {
        tell(new ClientCommand.Send(conversation, new MessageId(dueNanos, nextId()), body));
    }

    private synchronized long nextId() {
        return ++count;
    }

    private void tell(ClientCommand command) {
        var unused = client.command(command); // refused when too much is unanswered: the run notices what is missing
    }

    private <E extends ClientEvent> E await(Class<E> type) throws Exception {
        while (true) {
            ClientEvent next = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new TimeoutException(name + " waited in vain for " + type.getSimpleName());
            }
            if (type.isInstance(next)) {
                return type.cast(next);
            }
            if (next instanceof ClientEvent.LoginRefused || next instanceof ClientEvent.Closed) {
                throw new IllegalStateException(name + ": " + next);
            }
        }
    }

    void close() {
        client.close();
    }
}
