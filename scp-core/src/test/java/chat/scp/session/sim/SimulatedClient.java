package chat.scp.session.sim;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.ClientLimits;
import chat.scp.dialect.Credential;
import chat.scp.link.SessionPump;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.session.ClientSession;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import chat.scp.sim.SimulatedLink;
import chat.scp.sim.Timekeeper;
import chat.scp.sim.VirtualTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A client application: sends in bursts, writes down what it gets, and comes back when it lost the link. */
final class SimulatedClient {
    private static final int MAX_UNANSWERED = 900;

    final UserName user;
    /** What was handed over, by conversation. */
    final Map<ConversationId, List<MessageId>> received = new LinkedHashMap<>();
    /** What was sent, by conversation. */
    final Map<ConversationId, List<MessageId>> sent = new LinkedHashMap<>();

    final Map<MessageId, List<SendOutcome>> outcomes = new HashMap<>();
    final List<ClientEvent.PositionsSkipped> skipped = new ArrayList<>();
    int links;

    private final VirtualTime time;
    private final SplittableRandom random;
    private final SimulatedServer server;
    private final SessionPump<ClientCommand, ClientEvent> pump;
    private final Timekeeper timekeeper;
    private final List<ConversationId> conversations;
    private final boolean channels;
    private SimulatedLink link;
    private int toSend;
    private int unanswered;

    SimulatedClient(
            UserName user,
            VirtualTime time,
            SplittableRandom random,
            SimulatedServer server,
            List<ConversationId> conversations,
            int toSend,
            boolean channels) {
        this.user = user;
        this.time = time;
        this.random = random;
        this.server = server;
        this.conversations = conversations;
        this.toSend = toSend;
        this.channels = channels;
        ClientConfig config = ClientConfig.of(
                        user, new DeviceId(random.nextLong(), random.nextLong() | 1), new Credential.Open())
                .withCursors(conversations.stream()
                        .map(c -> new Cursor(c, new Position(SimulatedServer.EPOCH, 0)))
                        .toList())
                .withLimits(limits(random));
        pump = new SessionPump<>(new ClientSession(config), this::on);
        timekeeper = new Timekeeper(time, pump);
        for (ConversationId conversation : conversations) {
            received.put(conversation, new ArrayList<>());
            sent.put(conversation, new ArrayList<>());
        }
    }

    /** Roomy for some seeds, tight for others, so that windows fill and buffers overflow. */
    private static ClientLimits limits(SplittableRandom random) {
        ClientLimits usual = ClientLimits.USUAL;
        boolean tight = random.nextInt(3) == 0;
        return new ClientLimits(
                usual.maxFrameBytes(),
                tight ? 4 + random.nextInt(60) : usual.window(),
                usual.maxPending(),
                tight ? 1 + random.nextInt(30) : usual.maxHeld(),
                usual.maxInvitations(),
                true,
                usual.loginTimeout(),
                usual.closeTimeout(),
                usual.gapPatience(),
                usual.markDelay());
    }

    void start() {
        connect();
        time.in(VirtualTime.MILLI, this::sendBurst);
    }

    void cut() {
        if (link != null) {
            link.cut();
        }
    }

    boolean isDone() {
        return toSend == 0 && unanswered == 0;
    }

    private void connect() {
        links++;
        link = SimulatedLink.pair(time, random, channels);
        server.accept(link.peer(), nonce());
        link.listener(timekeeper.around(pump.attach(link, nonce(), time.now())));
    }

    private void on(ClientEvent event) {
        if (event instanceof ClientEvent.MessageReceived message) {
            received.get(message.conversation()).add(message.id());
        } else if (event instanceof ClientEvent.SendEnded ended) {
            unanswered--;
            outcomes.computeIfAbsent(ended.id(), id -> new ArrayList<>()).add(ended.outcome());
        } else if (event instanceof ClientEvent.PositionsSkipped skip) {
            skipped.add(skip);
        } else if (event instanceof ClientEvent.Offline) {
            time.in((10 + random.nextInt(1_000)) * VirtualTime.MILLI, this::connect);
        } else if (event instanceof ClientEvent.Closed closed) {
            throw new AssertionError(user + " was closed: " + closed);
        }
    }

    private void sendBurst() {
        int burst = Math.min(toSend, 1 + random.nextInt(60));
        for (int i = 0; i < burst && unanswered < MAX_UNANSWERED; i++) {
            ConversationId conversation = conversations.get(random.nextInt(conversations.size()));
            MessageId id = new MessageId(user.hashCode(), toSend);
            sent.get(conversation).add(id);
            toSend--;
            unanswered++;
            pump.command(new ClientCommand.Send(conversation, id, Body.text("message " + toSend)), time.now());
        }
        timekeeper.look();
        if (toSend > 0) {
            time.in((1 + random.nextInt(40)) * VirtualTime.MILLI, this::sendBurst);
        }
    }

    private Bytes nonce() {
        byte[] nonce = new byte[18];
        for (int i = 0; i < nonce.length; i++) {
            nonce[i] = (byte) random.nextInt(256);
        }
        return Bytes.of(nonce);
    }
}
