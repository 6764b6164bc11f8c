package chat.scp.client.demo;

import chat.scp.client.ChatClient;
import chat.scp.client.Draft;
import chat.scp.client.SentMessage;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatMessage;
import chat.scp.client.event.ConnectionState;
import chat.scp.client.event.HistoryPage;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Position;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Relation;
import chat.scp.pdu.RelationKind;
import chat.scp.pdu.UserName;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two people meet and chat, one loses the network and comes back; each step waits until it really happened. */
final class Play {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int HISTORY = 100;
    private static final String UNSAID = "I was going to say something, too.";

    private final Transcript transcript;
    /** What was said, in the order in which the server stored it. */
    private final List<ChatMessage> said = new ArrayList<>();

    Play(Transcript transcript) {
        this.transcript = transcript;
    }

    void perform() throws IOException, CertificateEncodingException, InterruptedException {
        transcript.title(
                "SCP, the Simple Chat Protocol, in a quarter of a minute",
                "A server and two people on this machine. Every line below really happens, over QUIC, as you read it.");
        try (Stage stage = Stage.set();
                Cable cable = new Cable(stage.address())) {
            theServer(stage);
            try (Player alice =
                            new Player(stage.somebody("alice", stage.address().getPort()));
                    Player bob = new Player(stage.somebody("bob", cable.port()))) {
                theyComeOnline(alice, bob);
                ConversationId chat = theyMeet(alice, bob);
                theyTalk(alice, bob, chat);
                SentMessage waiting = bobIsCutOff(stage, cable, alice, bob, chat);
                bobComesBack(cable, alice, bob, chat, waiting);
                theReckoning(alice, bob, chat);
            }
        }
    }

    private void theServer(Stage stage) throws InterruptedException {
        transcript.scene("A server starts");
        transcript.tell("It listens at 127.0.0.1:" + stage.address().getPort() + ", and keeps what is said in "
                + stage.directory() + ".");
        transcript.tell(
                "Its certificate was made on the spot. Alice and Bob know the fingerprint, and trust no other:");
        transcript.tell(stage.fingerprint().toString());
    }

    private void theyComeOnline(Player alice, Player bob) throws InterruptedException {
        transcript.scene("Alice and Bob come online");
        for (Player each : List.of(alice, bob)) {
            ConnectionState.Online online = ChatClient.await(each.client().connect(PATIENCE));
            each.client().people().show(PresenceStatus.ONLINE, "");
            transcript.says(each.name(), "is online", "SCP/" + online.version() + ", device " + shortened(each));
        }
        transcript.tell("Bob's packets go through a cable that we can pull out. You guess what is coming.");
    }

    private static String shortened(Player player) {
        return player.client().device().hex().substring(0, 8);
    }

    private ConversationId theyMeet(Player alice, Player bob) throws InterruptedException {
        transcript.scene("They meet");
        var asked = alice.client().people().invite(bob.name());
        transcript.says("alice", "/chat bob", "the server asks Bob, who may say no");
        ChatEvent.InvitationReceived invitation =
                bob.await(ChatEvent.InvitationReceived.class, i -> i.id().equals(asked.id()));
        ChatClient.await(bob.client().people().accept(invitation.id()));
        ConversationId chat = ChatClient.await(asked.answer());
        bob.await(ChatEvent.ConversationOpened.class, o -> o.conversation().equals(chat));
        transcript.says("bob", "/accept alice", "both sides know that it is open");
        return chat;
    }

    private void theyTalk(Player alice, Player bob, ConversationId chat) throws InterruptedException {
        transcript.scene("They talk");
        alice.client().typing(chat, true);
        bob.await(ChatEvent.TypingChanged.class, ChatEvent.TypingChanged::active);
        transcript.says("alice", "is typing ...", "Bob sees it");
        Position first = speaks(alice, bob, chat, Draft.text("Hello Bob! Do messages ever get lost here?"));
        speaks(bob, alice, chat, Draft.text("Not once they are stored.").inReplyTo(first));
        speaks(alice, bob, chat, Draft.reaction(said.get(1).position(), "👍"));
        transcript.tell(
                "Stored: on the server's disk. Delivered: in the other program. Read: seen by the other person.");
    }

    /** Says it, and waits until the other one has read it. */
    private Position speaks(Player from, Player to, ConversationId chat, Draft draft) throws InterruptedException {
        Position position = stored(from, from.client().send(chat, draft), draft);
        ChatEvent.MessageReceived received = to.await(
                ChatEvent.MessageReceived.class, m -> m.message().position().equals(position));
        from.await(ChatEvent.Marked.class, m -> reached(m, MarkKind.DELIVERED, position));
        to.client().markRead(chat, position);
        from.await(ChatEvent.Marked.class, m -> reached(m, MarkKind.READ, position));
        transcript.says(
                from.name(), "#" + position.sequence() + " " + shown(received.message()), "stored, delivered, read");
        return position;
    }

    private static boolean reached(ChatEvent.Marked mark, MarkKind kind, Position position) {
        return mark.kind() == kind && mark.position().compareTo(position) >= 0;
    }

    private Position stored(Player from, SentMessage sent, Draft draft) {
        if (!(sent.await(PATIENCE) instanceof SendOutcome.Stored stored)) {
            throw new IllegalStateException("a message of " + from.name() + " was not stored");
        }
        said.add(new ChatMessage(
                sent.conversation(),
                stored.position(),
                sent.id(),
                stored.timeMillis(),
                UserName.of(from.name()),
                draft.body(),
                draft.relation(),
                0));
        return stored.position();
    }

    private String shown(ChatMessage message) {
        Relation relation = message.relation();
        if (relation == null) {
            return message.text();
        }
        return relation.kind() == RelationKind.REPLY
                ? "to #" + relation.target().sequence() + ": " + message.text()
                : message.text() + " to #" + relation.target().sequence();
    }

    private SentMessage bobIsCutOff(Stage stage, Cable cable, Player alice, Player bob, ConversationId chat)
            throws InterruptedException {
        transcript.scene("Bob's network is gone");
        int bobKnew = bob.soFar();
        int aliceKnew = alice.soFar();
        cable.pull();
        transcript.tell("The cable is out: not one packet gets to Bob or away from him.");
        for (String text : List.of("Bob? I have three things to tell you.", "The second one.", "And the third.")) {
            stored(alice, alice.client().send(chat, text), Draft.text(text));
            transcript.says("alice", text, "stored, and waits for Bob");
        }
        SentMessage waiting = bob.client().send(chat, UNSAID);
        transcript.says("bob", UNSAID, "in the outbox of his program, on his disk");
        transcript.tell(
                "Who is silent for " + stage.silence().toSeconds() + " s is taken for gone (a minute is usual) ...");
        bob.await(bobKnew, ChatEvent.StateChanged.class, changed -> !changed.state()
                .isOnline());
        transcript.says("bob", "is told that the connection is lost", "his program tries to come back by itself");
        alice.await(aliceKnew, ChatEvent.PresenceChanged.class, p -> p.status() == PresenceStatus.OFFLINE);
        transcript.says("alice", "sees that Bob is away", "and could go on writing");
        return waiting;
    }

    private void bobComesBack(Cable cable, Player alice, Player bob, ConversationId chat, SentMessage waiting)
            throws InterruptedException {
        transcript.scene("Bob's network is back");
        int bobKnew = bob.soFar();
        long lost = cable.lost();
        cable.plugIn();
        transcript.tell("The cable is in again; " + lost + " packets went nowhere meanwhile.");
        var back = bob.await(bobKnew, ChatEvent.StateChanged.class, changed -> changed.state()
                .isOnline());
        boolean resumed = back.state() instanceof ConnectionState.Online online && online.resumed();
        transcript.says("bob", "is online again", resumed ? "with his token: no password, no new invitation" : "");
        Position last = said.get(said.size() - 1).position();
        bob.await(ChatEvent.MessageReceived.class, m -> m.message().position().equals(last));
        for (ChatMessage message : bob.received(chat).stream().skip(2).toList()) {
            transcript.says("bob", "reads: " + shown(message), "missed, and delivered now");
        }
        Position own = stored(bob, waiting, Draft.text(UNSAID));
        alice.await(ChatEvent.MessageReceived.class, m -> m.message().position().equals(own));
        transcript.says("alice", "reads: " + UNSAID, "left Bob's outbox by itself");
    }

    private void theReckoning(Player alice, Player bob, ConversationId chat) throws InterruptedException {
        transcript.scene("What was promised, and held");
        HistoryPage log = ChatClient.await(alice.client().older(chat, Position.NONE, HISTORY));
        transcript.promise(
                texts(log.messages()).equals(texts(said)),
                "What the server called stored is in its log: " + said.size() + " messages.");
        transcript.promise(hasAllOf(bob, alice, chat), "Bob has each of Alice's messages once, and in order.");
        transcript.promise(hasAllOf(alice, bob, chat), "Alice has each of Bob's messages once, and in order.");
        transcript.promise(
                alice.client().unsent() == 0 && bob.client().unsent() == 0, "Nothing waits to be sent any more.");
        transcript.line("");
        transcript.line("Now you:   ./scp server --open");
        transcript.line("           ./scp chat alice localhost     and in another terminal: ./scp chat bob localhost");
    }

    private boolean hasAllOf(Player reader, Player writer, ConversationId chat) {
        List<ChatMessage> others = said.stream()
                .filter(message -> message.sender().text().equals(writer.name()))
                .toList();
        return texts(reader.received(chat)).equals(texts(others));
    }

    private static List<String> texts(List<ChatMessage> messages) {
        return messages.stream().map(m -> m.position() + " " + m.text()).toList();
    }
}
