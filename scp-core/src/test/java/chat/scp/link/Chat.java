package chat.scp.link;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ConversationKind;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.Role;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Conversation;
import chat.scp.session.ClientSession;
import chat.scp.session.ServerSession;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageFrame;
import java.util.ArrayList;
import java.util.List;

/** Alice in one conversation, joined to a server that admits everybody and stores what it gets. */
final class Chat {
    static final ConversationId CONVERSATION = new ConversationId(5, 6);
    private static final UserName BOB = UserName.of("bob");
    private static final Bytes NONCE = Bytes.ofHex("11".repeat(18));

    final List<ClientEvent> client = new ArrayList<>();
    final List<ServerEvent> server = new ArrayList<>();
    final SessionPump<ClientCommand, ClientEvent> clientPump = new SessionPump<>(
            new ClientSession(ClientConfig.of(UserName.of("alice"), new DeviceId(1, 1), new Credential.Open())),
            this::onClient);
    SessionPump<ServerCommand, ServerEvent> serverPump;
    MemoryLink link;
    boolean answersMessages;
    int highWater;
    private long stored;
    private long now;

    Chat connect(int capacityBytes) {
        link = MemoryLink.pair(capacityBytes);
        serverPump = new SessionPump<>(
                new ServerSession(ServerConfig.of(Mechanism.OPEN, Mechanism.RESUME), Negotiator.of(1, 2)),
                this::onServer);
        link.peer().listener(serverPump.attach(link.peer(), NONCE, now));
        link.listener(clientPump.attach(link, NONCE, now));
        return settle();
    }

    /** Moves bytes until nobody has anything to say; time goes on meanwhile. */
    Chat settle() {
        for (int round = 0; round < 10_000; round++) {
            now += 1_000_000;
            highWater = Math.max(highWater, link.waitingBytes());
            boolean moved = link.deliver(now) | link.peer().deliver(now);
            if (!moved && clientPump.deadlineNanos() > now + 500_000_000L) {
                return this;
            }
            clientPump.tick(now);
        }
        throw new AssertionError("never quiet");
    }

    void push(int bodyBytes) throws Exception {
        MessageFrame message =
                MessageFrame.toSend(CONVERSATION, new MessageId(9, ++stored), Body.text("x".repeat(bodyBytes)));
        message.view().assign(1, stored, stored, BOB);
        serverPump.command(new ServerCommand.Deliver(BOB, message), now);
    }

    void tellClient(ClientCommand command) {
        clientPump.command(command, now);
    }

    List<Long> receivedSequences() {
        return client.stream()
                .filter(ClientEvent.MessageReceived.class::isInstance)
                .map(e -> ((ClientEvent.MessageReceived) e).position().sequence())
                .toList();
    }

    private void onClient(ClientEvent event) {
        client.add(event);
        if (answersMessages && event instanceof ClientEvent.MessageReceived message) {
            tellClient(new ClientCommand.Send(
                    CONVERSATION, new MessageId(3, message.position().sequence()), Body.text("yes")));
        }
    }

    private void onServer(ServerEvent event) {
        server.add(event);
        if (event instanceof ServerEvent.LoginOffered login) {
            admit(login);
        } else if (event instanceof ServerEvent.MessageOffered offered) {
            Position position = new Position(1, ++stored);
            serverPump.command(
                    new ServerCommand.AnswerStored(
                            CONVERSATION, offered.message().view().id(), position, now, false),
                    now);
        }
    }

    private void admit(ServerEvent.LoginOffered login) {
        List<ConversationState> states = login.cursors().stream()
                .map(c -> new ConversationState(c.conversation(), new Position(1, stored), 0, 0, ResumeStatus.RESUMED))
                .toList();
        UserName alice = UserName.of("alice");
        serverPump.command(
                new ServerCommand.Admit(new SessionId(1, 1), alice, "Alice", 0, Bytes.of((byte) 7), 60, states), now);
        if (states.isEmpty()) {
            serverPump.command(
                    new ServerCommand.ShowConversation(new Conversation(
                            0,
                            1,
                            CONVERSATION,
                            BOB,
                            UserName.NONE,
                            stored,
                            0,
                            0,
                            2,
                            ConversationKind.DIRECT,
                            Role.MEMBER,
                            Visibility.PRIVATE,
                            "",
                            "")),
                    now);
        }
    }
}
