package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.link.MemoryLink;
import chat.scp.link.SessionPump;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.Position;
import chat.scp.pdu.Relation;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.session.ClientSession;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;

/** A client of the service under test: says what its test wants, and writes down what it hears. */
final class Person {
    final UserName name;
    final List<ClientEvent> heard = new ArrayList<>();
    String password = "";
    /** Saves deriving it, for who has no need of the right one. */
    SaltedPassword saltedPassword;

    private final Bed bed;
    private ClientConfig config;
    private SessionPump<ClientCommand, ClientEvent> pump;
    private MemoryLink link;
    private long count;

    Person(Bed bed, UserName name, long device) {
        this.bed = bed;
        this.name = name;
        config = ClientConfig.of(name, new DeviceId(7, device), new Credential.Open());
        begin();
    }

    private void begin() {
        pump = new SessionPump<>(new ClientSession(config), this::on);
    }

    /** Another configuration, and a session that knows nothing: the program was started anew. */
    Person restart(UnaryOperator<ClientConfig> change) {
        config = change.apply(config);
        heard.clear();
        begin();
        return this;
    }

    Person withCredential(Credential credential) {
        return restart(c -> new ClientConfig(
                c.user(),
                c.device(),
                credential,
                c.resumeToken(),
                c.displayName(),
                c.agent(),
                c.capabilities(),
                c.cursors(),
                c.limits(),
                c.newestVersion()));
    }

    Person withPassword(String text) {
        password = text;
        return withCredential(new Credential.Password());
    }

    Person connect() {
        link = bed.link();
        link.listener(pump.attach(link, bed.nonce(), bed.loop.nowNanos()));
        return this;
    }

    void cut() {
        link.cut();
        bed.settle();
    }

    void tick() {
        pump.tick(bed.loop.nowNanos());
    }

    long deadlineNanos() {
        return pump.deadlineNanos();
    }

    DeviceId device() {
        return config.device();
    }

    private void on(ClientEvent event) {
        heard.add(event);
        if (event instanceof ClientEvent.KeyNeeded needed) {
            tell(new ClientCommand.ProvideKey(
                    saltedPassword != null
                            ? saltedPassword
                            : SaltedPassword.derive(
                                    password, new ScramParameters(needed.salt(), needed.iterations()))));
        }
    }

    void tell(ClientCommand command) {
        pump.command(command, bed.loop.nowNanos());
    }

    // ---- what tests say

    InvitationId invite(Person other) {
        return invite(other, ConversationId.NONE);
    }

    InvitationId invite(Person other, ConversationId room) {
        InvitationId id = new InvitationId(config.device().low(), ++count);
        tell(new ClientCommand.Invite(id, other.name, room, 60_000));
        bed.settle();
        return id;
    }

    /** The whole handshake. */
    ConversationId meet(Person other) {
        InvitationId id = invite(other);
        other.tell(new ClientCommand.AcceptInvitation(id));
        bed.settle();
        return last(ClientEvent.ConversationOpened.class).conversation();
    }

    MessageId send(ConversationId conversation, String text) {
        return send(conversation, text, null, 0);
    }

    MessageId send(ConversationId conversation, String text, Relation relation, long expiresAtMillis) {
        return send(conversation, Body.text(text), relation, expiresAtMillis);
    }

    MessageId send(ConversationId conversation, Body body, Relation relation, long expiresAtMillis) {
        MessageId id = new MessageId(config.device().low(), ++count);
        tell(new ClientCommand.Send(conversation, id, body, relation, expiresAtMillis));
        bed.settle();
        return id;
    }

    /** Asks, and returns what the answer ended with. */
    ClientEvent ask(Scp2Pdu.Request request) {
        long tag = ++count;
        tell(new ClientCommand.Ask(tag, request));
        bed.settle();
        return heard.stream()
                .filter(e -> (e instanceof ClientEvent.AnswerDone done && done.tag() == tag)
                        || (e instanceof ClientEvent.AnswerFailed failed && failed.tag() == tag))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer to " + request));
    }

    // ---- what tests look at

    <E extends ClientEvent> List<E> all(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends ClientEvent> E last(Class<E> type) {
        List<E> all = all(type);
        assertFalse(all.isEmpty(), () -> name + " heard no " + type.getSimpleName() + " but " + heard);
        return all.get(all.size() - 1);
    }

    SendOutcome outcome(MessageId id) {
        List<SendOutcome> outcomes = all(ClientEvent.SendEnded.class).stream()
                .filter(e -> e.id().equals(id))
                .map(ClientEvent.SendEnded::outcome)
                .toList();
        Assertions.assertEquals(1, outcomes.size(), () -> "outcomes of " + id + " among " + heard);
        return outcomes.get(0);
    }

    Position stored(MessageId id) {
        return Assertions.assertInstanceOf(SendOutcome.Stored.class, outcome(id))
                .position();
    }

    List<String> texts(ConversationId conversation) {
        return all(ClientEvent.MessageReceived.class).stream()
                .filter(m -> m.conversation().equals(conversation))
                .map(m -> m.body().content().utf8())
                .toList();
    }

    Bytes token() {
        return last(ClientEvent.TokenReceived.class).token();
    }

    boolean isOnline() {
        return heard.stream().anyMatch(ClientEvent.Online.class::isInstance);
    }
}
