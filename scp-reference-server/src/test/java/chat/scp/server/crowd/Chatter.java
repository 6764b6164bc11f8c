package chat.scp.server.crowd;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.link.SessionPump;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.session.ClientSession;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.SendOutcome;
import chat.scp.sim.SimulatedLink;
import chat.scp.sim.Timekeeper;
import chat.scp.sim.VirtualTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One device of somebody who chats now and then. Its application keeps, as a good one does, what it was handed, its token and
 * what it sent without an answer; when the program is killed, it goes on from there.
 */
final class Chatter {
    /** A message that was sent, and what became of it. */
    static final class Sent {
        final ConversationId conversation;
        final String text;
        final List<SendOutcome> outcomes = new ArrayList<>();

        Sent(ConversationId conversation, String text) {
            this.conversation = conversation;
            this.text = text;
        }
    }

    /** What was handed over of one conversation; everything after {@code from}. */
    static final class Heard {
        final int epoch;
        final long from;
        final List<Long> sequences = new ArrayList<>();
        private long last;

        Heard(int epoch, long from) {
            this.epoch = epoch;
            this.from = from;
            last = from;
        }
    }

    final UserName user;
    final DeviceId device;
    final Map<ConversationId, Heard> conversations = new LinkedHashMap<>();
    final Map<MessageId, Sent> sent = new LinkedHashMap<>();
    final List<String> broken = new ArrayList<>();
    /** Sum of the moments at which messages were handed over. */
    long whenHeard;

    int links;
    int lives;
    boolean talks;

    private final VirtualTime time;
    private final SplittableRandom random;
    private final CrowdServer server;
    private final long pauseMillis;
    private Bytes token = Bytes.EMPTY;
    private SessionPump<ClientCommand, ClientEvent> pump;
    private Timekeeper timekeeper;
    private SimulatedLink link;
    private boolean online;
    private long count;

    Chatter(String name, long device, CrowdServer server, VirtualTime time, SplittableRandom random, long pauseMillis) {
        this.user = UserName.of(name);
        this.device = new DeviceId(1, device);
        this.server = server;
        this.time = time;
        this.random = random;
        this.pauseMillis = pauseMillis;
        live();
    }

    /** The program starts: with an empty head, and what it kept. */
    private void live() {
        lives++;
        List<Cursor> cursors = conversations.entrySet().stream()
                .map(e -> new Cursor(e.getKey(), new Position(e.getValue().epoch, e.getValue().last)))
                .toList();
        ClientConfig config = ClientConfig.of(user, device, new Credential.Token(Bytes.ofUtf8(user.text())))
                .withCursors(cursors)
                .withResumeToken(token);
        int life = lives;
        pump = new SessionPump<>(new ClientSession(config), event -> {
            if (life == lives) {
                on(event);
            }
        });
        timekeeper = new Timekeeper(time, pump);
        connect();
        sent.forEach((id, message) -> {
            if (message.outcomes.isEmpty()) {
                give(new ClientCommand.Send(message.conversation, id, Body.text(message.text)));
            }
        });
    }

    /** The program is killed, and started again after a while. */
    void kill() {
        link.cut();
        online = false;
        lives++;
        time.in((1 + random.nextInt(20_000)) * VirtualTime.MILLI, this::live);
    }

    void cut() {
        link.cut();
    }

    /** The program hangs: it takes nothing off its connection. */
    void stall() {
        link.stall();
    }

    void ask(Scp2Pdu.Request request) {
        give(new ClientCommand.Ask(++count, request));
    }

    void invite(Chatter other) {
        InvitationId id = new InvitationId(random.nextLong(), random.nextLong());
        give(new ClientCommand.Invite(id, other.user, ConversationId.NONE, 60_000));
    }

    /** Says something now and then for as long as {@link #talks}. */
    void talk() {
        time.in((1 + random.nextLong(2 * pauseMillis)) * VirtualTime.MILLI, () -> {
            if (talks) {
                say();
                talk();
            }
        });
    }

    private void say() {
        if (!online || conversations.isEmpty()) {
            return;
        }
        List<ConversationId> open = List.copyOf(conversations.keySet());
        for (int burst = 1 + random.nextInt(3); burst > 0; burst--) {
            ConversationId conversation = open.get(random.nextInt(open.size()));
            send(conversation, user + " says " + sent.size());
        }
    }

    void send(ConversationId conversation, String text) {
        MessageId id = new MessageId(device.low(), sent.size() + 1);
        sent.put(id, new Sent(conversation, text));
        give(new ClientCommand.Send(conversation, id, Body.text(text)));
    }

    private void give(ClientCommand command) {
        pump.command(command, time.now());
        timekeeper.look();
    }

    private void connect() {
        links++;
        link = SimulatedLink.pair(time, random, random.nextInt(4) > 0);
        server.accept(link.peer(), nonce());
        link.listener(timekeeper.around(pump.attach(link, nonce(), time.now())));
    }

    private void connectLater() {
        online = false;
        int life = lives;
        time.in((100 + random.nextInt(5_000)) * VirtualTime.MILLI, () -> {
            if (life == lives) {
                connect();
            }
        });
    }

    private void on(ClientEvent event) {
        if (event instanceof ClientEvent.Online) {
            online = true;
        } else if (event instanceof ClientEvent.MessageReceived message) {
            heard(message);
        } else if (event instanceof ClientEvent.PositionsSkipped skipped) {
            broken.add(skipped.toString());
        } else if (event instanceof ClientEvent.SendEnded ended) {
            sent.get(ended.id()).outcomes.add(ended.outcome());
        } else if (event instanceof ClientEvent.TokenReceived received) {
            token = received.token();
        } else if (event instanceof ClientEvent.ConversationOpened opened) {
            var details = opened.details();
            conversations.putIfAbsent(opened.conversation(), new Heard(details.epoch(), details.last()));
        } else if (event instanceof ClientEvent.InvitationReceived invited) {
            accept(invited.id());
        } else if (event instanceof ClientEvent.Offline) {
            connectLater();
        } else if (event instanceof ClientEvent.AnswerFailed failed) {
            broken.add(failed.toString());
        } else if (event instanceof ClientEvent.LoginRefused refused) {
            if (refused.code().equals(ErrorCode.RESUME_REFUSED)) {
                connectLater(); // with its credential, this time
            } else {
                broken.add(refused.toString());
            }
        } else if (event instanceof ClientEvent.Closed closed) {
            broken.add(closed.toString());
        }
    }

    /** Events come after all that arrived together with them: another device may have answered by now. */
    private void accept(InvitationId id) {
        try {
            give(new ClientCommand.AcceptInvitation(id));
        } catch (IllegalCommandException over) {
            assert over.getMessage().contains("no invitation");
        }
    }

    private void heard(ClientEvent.MessageReceived message) {
        Heard heard = conversations.get(message.conversation());
        long sequence = message.position().sequence();
        if (sequence <= heard.last) {
            broken.add("again or out of order: " + message);
        }
        heard.last = sequence;
        whenHeard += time.now();
        // An own one comes back to who was killed before its answer: he knows its id.
        if (!sent.containsKey(message.id())) {
            heard.sequences.add(sequence);
        }
    }

    private Bytes nonce() {
        byte[] nonce = new byte[18];
        random.nextBytes(nonce);
        return Bytes.of(nonce);
    }

    @Override
    public String toString() {
        return user + "/" + device.low();
    }
}
