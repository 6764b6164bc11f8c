package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.PHONE;
import static chat.scp.session.Pdus.VERIFIER;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.v2.Goaway;
import chat.scp.pdu.v2.Hello;
import chat.scp.session.Pdus.Limits;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientCommand.Send;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;

/** Client sessions of alice, in the states that tests begin with. */
public final class Clients {
    public static final ClientConfig BY_NAME = ClientConfig.of(ALICE, PHONE, new Credential.Open());
    public static final ClientConfig BY_PASSWORD = ClientConfig.of(ALICE, PHONE, new Credential.Password());
    public static final ClientConfig NEW_ACCOUNT =
            ClientConfig.of(ALICE, PHONE, new Credential.Password(VERIFIER, "come in"));

    private Clients() {}

    public static End<ClientCommand, ClientEvent> of(ClientConfig config) {
        return new End<>(new ClientSession(config));
    }

    /** Logged in by name, over a link that has everything. */
    public static End<ClientCommand, ClientEvent> established() {
        return established(BY_NAME, End.QUIC, Limits.USUAL);
    }

    public static End<ClientCommand, ClientEvent> established(Limits limits) {
        return established(BY_NAME, End.QUIC, limits);
    }

    public static End<ClientCommand, ClientEvent> established(ClientConfig config, LinkInfo link, Limits limits) {
        return welcome(of(config).linkUp(link), limits).quiet();
    }

    /** Answers the HELLO that has just left. */
    public static End<ClientCommand, ClientEvent> welcome(End<ClientCommand, ClientEvent> client, Limits limits) {
        Hello hello = client.sentOne(Hello.class);
        return client.receive(Pdus.welcome(hello, limits, Pdus.states(hello, ResumeStatus.RESUMED)));
    }

    /** Logged in, and in the one conversation, whose log ends at {@code last}. */
    public static End<ClientCommand, ClientEvent> chatting(long last) {
        return chatting(Limits.USUAL, last);
    }

    public static End<ClientCommand, ClientEvent> chatting(Limits limits, long last) {
        return established(limits).receive(Pdus.conversation(CHAT, last)).quiet();
    }

    /** The server goes away, and one message has no answer yet. */
    public static End<ClientCommand, ClientEvent> drain(End<ClientCommand, ClientEvent> client, int deadlineMillis) {
        return client.command(send(900))
                .receive(new Goaway(deadlineMillis, 0, ErrorCode.SHUTTING_DOWN, ""))
                .quiet();
    }

    public static Send send(long id) {
        return new Send(CHAT, new MessageId(100, id), Body.text("message"));
    }
}
