package chat.scp.v2;

import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.INVITATION;
import static chat.scp.session.Pdus.TOKEN;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.PresenceStatus;
import chat.scp.pdu.Side;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.v2.Challenge;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Nop;
import chat.scp.pdu.v2.Refused;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Stored;
import chat.scp.session.Clients;
import chat.scp.session.End;
import chat.scp.session.Pdus;
import chat.scp.session.Samples;
import chat.scp.session.Servers;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import java.util.List;

/** How to bring a client session into a state, and how to make each input happen there. */
final class ClientStimuli {
    private static final InvitationId OWN = new InvitationId(4, 4);

    private ClientStimuli() {}

    /** A session in this state in which the input may happen. */
    static End<ClientCommand, ClientEvent> bring(ClientState state, ClientInput input) {
        return switch (state) {
            case AWAITING_LINK -> waiting(input);
            case AWAITING_REGISTRATION -> Clients.of(Clients.NEW_ACCOUNT).linkUp(End.QUIC);
            case AWAITING_CHALLENGE -> Clients.of(Clients.BY_PASSWORD).linkUp(End.QUIC);
            case AWAITING_KEY -> challenged();
            case AWAITING_WELCOME -> awaitingWelcome(input);
            case ESTABLISHED -> prepared(input);
            case DRAINING -> draining(input);
            case AWAITING_CLOSE -> prepared(input).command(new ClientCommand.Close(ErrorCode.NONE));
            case CLOSED ->
                prepared(input).command(new ClientCommand.Close(ErrorCode.NONE)).receive(close(ErrorCode.NONE));
        };
    }

    /** Makes the input happen. */
    static void happen(End<ClientCommand, ClientEvent> client, ClientInput input) {
        switch (input) {
            case LINK_UP_TO_REGISTER, LINK_UP_FOR_SCRAM, LINK_UP_WITHOUT_CHALLENGE -> client.linkUp(End.QUIC);
            case LINK_LOST -> client.linkDown();
            case RECV_UNKNOWN -> client.receive(Channel.CONTROL, new UnknownPdu(2, 0x8A, 0x5F00, TOKEN));
            case RECV_FROM_WRONG_SIDE -> client.receive(Samples.of(Scp2Type.HELLO, Side.CLIENT));
            case REGISTERED -> client.receive(new Done(1, 0));
            case REGISTRATION_FAILED -> client.receive(new Failed(1, 0, ErrorCode.NAME_IN_USE, ""));
            case CHALLENGE_BAD -> client.receive(Samples.of(Scp2Type.CHALLENGE, Side.SERVER));
            case RECV_CHALLENGE -> client.receive(challenge(client));
            case SERVER_UNTRUSTED -> client.receive(Samples.of(Scp2Type.WELCOME, Side.SERVER));
            case TOKEN_REFUSED -> client.receive(new Refused(0, ErrorCode.RESUME_REFUSED, List.of(Mechanism.OPEN), ""));
            case CLOSED_FOR_NOW -> client.receive(close(ErrorCode.SHUTTING_DOWN));
            case PEER_VIOLATED -> client.receive(Channel.CONTROL, new byte[] {9, 9});
            case LOGIN_TIMEOUT -> client.pass(Duration.ofSeconds(15));
            case IDLE_TIMEOUT -> talkWithoutAnswer(client);
            case ANSWER_DUE -> client.pass(Duration.ofSeconds(2));
            case PROBE_TIMEOUT -> client.pass(Duration.ofMillis(7_999)).quiet().pass(Duration.ofMillis(1));
            case KEEP_ALIVE_DUE -> passWithSignsOfLife(client, 20);
            case MARKS_DUE -> client.pass(Duration.ofMillis(100));
            case GAPS_DUE -> client.pass(Duration.ofMillis(200));
            case INVITATION_TIMEOUT -> passWithSignsOfLife(client, 3);
            case DRAINED -> passWithSignsOfLife(client, 5);
            case CLOSE_TIMEOUT -> client.pass(Duration.ofSeconds(2));
            default -> pduOrCommand(client, input);
        }
    }

    /** Whether the input can be made to happen in any state: a PDU or a command, and not a guard or a timer. */
    static boolean isFromOutside(ClientInput input) {
        return input.name().startsWith("RECV_") || input.compareTo(ClientInput.PROVIDE_KEY) >= 0;
    }

    static ClientCommand command(ClientInput input) {
        return switch (input) {
            case PROVIDE_KEY -> new ClientCommand.ProvideKey(Pdus.KEY);
            case SEND -> Clients.send(1);
            case MARK -> new ClientCommand.Mark(CHAT, MarkKind.READ, Pdus.at(4));
            case INVITE -> invite(OWN, 60_000);
            case ACCEPT_INVITATION -> new ClientCommand.AcceptInvitation(INVITATION);
            case REJECT_INVITATION -> new ClientCommand.RejectInvitation(INVITATION);
            case CANCEL_INVITATION -> new ClientCommand.CancelInvitation(OWN);
            case SHOW_TYPING -> new ClientCommand.ShowTyping(CHAT, true);
            case SHOW_PRESENCE -> new ClientCommand.ShowPresence(PresenceStatus.AWAY, "");
            case ASK ->
                new ClientCommand.Ask(1, new chat.scp.pdu.v2.List(1, 10, 0, ConversationId.NONE, ListKind.DEVICES));
            case LEAVE -> new ClientCommand.Leave(1, CHAT);
            case CLOSE -> new ClientCommand.Close(ErrorCode.NONE);
            default -> throw new IllegalArgumentException("no command is " + input);
        };
    }

    private static void pduOrCommand(End<ClientCommand, ClientEvent> client, ClientInput input) {
        if (input.name().startsWith("RECV_")) {
            client.receive(Samples.of(Scp2Type.valueOf(input.name().substring("RECV_".length())), Side.SERVER));
        } else {
            client.command(command(input));
        }
    }

    private static End<ClientCommand, ClientEvent> draining(ClientInput input) {
        var client = Clients.drain(prepared(input), input == ClientInput.DRAINED ? 5_000 : 100_000);
        if (input == ClientInput.IDLE_TIMEOUT) {
            client.receive(new Stored(CHAT, new MessageId(100, 900), Pdus.at(6), 1, false)); // an invitation is left
        }
        return client;
    }

    private static End<ClientCommand, ClientEvent> waiting(ClientInput input) {
        return switch (input) {
            case LINK_UP_TO_REGISTER -> Clients.of(Clients.NEW_ACCOUNT);
            case LINK_UP_FOR_SCRAM -> Clients.of(Clients.BY_PASSWORD);
            case LINK_UP_WITHOUT_CHALLENGE -> Clients.of(Clients.BY_NAME);
            default -> prepared(input).linkDown();
        };
    }

    private static End<ClientCommand, ClientEvent> awaitingWelcome(ClientInput input) {
        return switch (input) {
            case SERVER_UNTRUSTED -> challenged().command(new ClientCommand.ProvideKey(Pdus.KEY));
            case TOKEN_REFUSED ->
                Clients.of(Clients.BY_NAME.withResumeToken(TOKEN)).linkUp(End.QUIC);
            default -> Clients.of(Clients.BY_NAME).linkUp(End.QUIC);
        };
    }

    private static End<ClientCommand, ClientEvent> challenged() {
        var client = Clients.of(Clients.BY_PASSWORD).linkUp(End.QUIC);
        return client.receive(challenge(client));
    }

    /** The CHALLENGE that a server gives to the HELLO that has just left; any other where none has. */
    private static Challenge challenge(End<ClientCommand, ClientEvent> client) {
        Hello hello = client.sent().stream()
                .filter(Hello.class::isInstance)
                .map(Hello.class::cast)
                .findFirst()
                .orElseGet(() -> Servers.hello(Clients.BY_PASSWORD, End.QUIC));
        return Servers.challenge(hello).sentOne(Challenge.class);
    }

    private static End<ClientCommand, ClientEvent> prepared(ClientInput input) {
        var client = Clients.chatting(5);
        switch (input) {
            case MARKS_DUE -> client.receive(Pdus.message(6));
            case GAPS_DUE -> client.receive(Pdus.message(8));
            case ACCEPT_INVITATION, REJECT_INVITATION -> client.receive(Samples.of(Scp2Type.INVITE, Side.SERVER));
            case CANCEL_INVITATION -> client.command(invite(OWN, 60_000));
            case INVITATION_TIMEOUT -> client.command(invite(OWN, 3_000));
            case IDLE_TIMEOUT -> client.command(invite(OWN, 100_000));
            case RECV_GOAWAY, ANSWER_DUE, PROBE_TIMEOUT -> client.command(Clients.send(901));
            case RECV_ACCEPT, RECV_REJECT, RECV_RINGING -> client.command(invite(INVITATION, 60_000));
            default -> {}
        }
        if (input == ClientInput.RECV_ACCEPT) {
            client.receive(Samples.of(Scp2Type.RINGING, Side.SERVER));
        }
        return client;
    }

    private static ClientCommand.Invite invite(InvitationId id, int timeoutMillis) {
        return new ClientCommand.Invite(id, BOB, ConversationId.NONE, timeoutMillis);
    }

    /** Says things that nobody answers, so that no PING is needed, for as long as the server may be silent. */
    private static void talkWithoutAnswer(End<ClientCommand, ClientEvent> client) {
        for (int i = 0; i < 4; i++) {
            client.command(new ClientCommand.ShowTyping(CHAT, true)).pass(Duration.ofMillis(14_999));
            client.quiet().pass(Duration.ofMillis(1));
        }
    }

    /** So that a wait for an answer is no reason to do anything. */
    private static void passWithSignsOfLife(End<ClientCommand, ClientEvent> client, int seconds) {
        for (int i = 0; i < seconds; i++) {
            client.receive(new Nop(Bytes.EMPTY)).pass(Duration.ofSeconds(1));
        }
    }

    private static Close close(ErrorCode code) {
        return new Close(0, code, "");
    }
}
