package chat.scp.session;

import static chat.scp.session.Pdus.ALICE;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.TOKEN;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Inflow;
import chat.scp.dialect.ServerConfig;
import chat.scp.negotiation.Negotiator;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Message;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerCommand.Admit;
import chat.scp.signal.ServerCommand.Deliver;
import chat.scp.signal.ServerCommand.ProvideVerifier;
import chat.scp.signal.ServerCommand.ShowConversation;
import chat.scp.signal.ServerEvent;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.ProtocolException;

/** Server sessions, in the states that tests begin with. */
public final class Servers {
    public static final Bytes SERVER_NONCE = Bytes.ofHex("24".repeat(18));
    public static final ServerConfig CONFIG = ServerConfig.of(
            Mechanism.SCRAM_SHA_256_PLUS, Mechanism.SCRAM_SHA_256, Mechanism.RESUME, Mechanism.TOKEN, Mechanism.OPEN);

    private Servers() {}

    public static End<ServerCommand, ServerEvent> of(ServerConfig config) {
        return new End<>(new ServerSession(config, Negotiator.of(1, 2)));
    }

    /** The HELLO of a client with this configuration. */
    public static Hello hello(ClientConfig config, LinkInfo link) {
        return Clients.of(config).linkUp(link).sentOne(Hello.class);
    }

    public static Admit admit(Hello hello) {
        return new Admit(
                new SessionId(9, 9), ALICE, "Alice", TIME, TOKEN, 3_600, Pdus.states(hello, ResumeStatus.RESUMED));
    }

    /** Got this HELLO with SCRAM, and knows alice's verifier. */
    public static End<ServerCommand, ServerEvent> challenge(Hello hello) {
        return of(CONFIG).linkUp(End.QUIC).receive(hello).command(new ProvideVerifier(Pdus.VERIFIER, SERVER_NONCE));
    }

    /** Alice is logged in by name, over a link that has everything. */
    public static End<ServerCommand, ServerEvent> established() {
        return established(CONFIG, End.QUIC);
    }

    public static End<ServerCommand, ServerEvent> established(ServerConfig config, LinkInfo link) {
        Hello hello = hello(Clients.BY_NAME, link);
        return of(config).linkUp(link).receive(hello).command(admit(hello)).quiet();
    }

    /** And in the one conversation, whose log ends at {@code last}. */
    public static End<ServerCommand, ServerEvent> chatting(ServerConfig config, LinkInfo link, long last) {
        return established(config, link)
                .command(new ShowConversation(Pdus.conversation(CHAT, last)))
                .quiet();
    }

    /** Bob's message at this position. */
    public static Deliver deliver(long sequence) {
        return deliver(Pdus.message(sequence));
    }

    public static Deliver deliver(Message message) {
        return new Deliver(message.sender(), frame(message));
    }

    public static MessageFrame frame(Message message) {
        try {
            return MessageFrame.of(End.frame(message));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    public static ServerConfig with(int window, int maxUnanswered, int channels, int maxWaitingBytes) {
        return CONFIG.toBuilder()
                .window(window)
                .maxUnanswered(maxUnanswered)
                .conversationChannels(channels)
                .maxWaitingBytes(maxWaitingBytes)
                .build();
    }

    public static ServerConfig with(Inflow inflow) {
        return CONFIG.toBuilder().inflow(inflow).build();
    }

    /** Lets REGISTER through to its application. */
    public static ServerConfig registering() {
        return CONFIG.toBuilder().registration(true).build();
    }
}
