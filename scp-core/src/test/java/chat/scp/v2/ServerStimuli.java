package chat.scp.v2;

import static chat.scp.session.Pdus.BOB;
import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.INVITATION;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.TOKEN;

import chat.scp.pdu.Direction;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MarkKind;
import chat.scp.pdu.Side;
import chat.scp.pdu.UnknownPdu;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.Challenge;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Response;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.session.Clients;
import chat.scp.session.End;
import chat.scp.session.Pdus;
import chat.scp.session.Samples;
import chat.scp.session.Servers;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.time.Duration;
import java.util.List;

/** How to bring a server session into a state, and how to make each input happen there. */
final class ServerStimuli {
    private static final int TINY = 200;

    private ServerStimuli() {}

    /** A session in this state in which the input may happen. */
    static End<ServerCommand, ServerEvent> bring(ServerState state, ServerInput input) {
        return switch (state) {
            case AWAITING_HELLO -> unknown(input);
            case AWAITING_VERIFIER -> unknown(input).receive(Servers.hello(Clients.BY_PASSWORD, End.QUIC));
            case AWAITING_RESPONSE ->
                unknown(input)
                        .receive(Servers.hello(Clients.BY_PASSWORD, End.QUIC))
                        .command(command(ServerInput.PROVIDE_VERIFIER));
            case AWAITING_ADMISSION -> unknown(input).receive(hello());
            case ESTABLISHED -> online(input);
            case DRAINING -> online(input).command(goAway(input));
            case AWAITING_CLOSE -> online(input).command(close());
            case CLOSED -> online(input).linkDown();
        };
    }

    /** Makes the input happen. */
    static void happen(End<ServerCommand, ServerEvent> server, ServerInput input) {
        switch (input) {
            case LINK_LOST -> server.linkDown();
            case RECV_UNKNOWN -> server.receive(Channel.CONTROL, new UnknownPdu(2, 0xBA, 0x5F00, TOKEN));
            case RECV_FROM_WRONG_SIDE -> server.receive(Samples.of(Scp2Type.WELCOME, Side.SERVER));
            case RECV_REQUEST -> server.receive(new Block(7, BOB, true));
            case RECV_MESSAGE -> server.receive(place(server), Samples.of(Scp2Type.MESSAGE, Side.CLIENT));
            case HELLO_FOR_SCRAM -> server.receive(Servers.hello(Clients.BY_PASSWORD, End.QUIC));
            case HELLO_FOR_ADMISSION -> server.receive(hello());
            case HELLO_BAD -> server.receive(Servers.hello(Clients.BY_PASSWORD, End.PLAIN));
            case PROVEN -> server.receive(proof());
            case PROOF_BAD -> server.receive(Samples.of(Scp2Type.RESPONSE, Side.CLIENT));
            case PEER_VIOLATED -> server.receive(Channel.CONTROL, new byte[] {9, 9});
            case LOGIN_TIMEOUT -> server.pass(Duration.ofSeconds(10));
            case IDLE_TIMEOUT -> server.pass(Duration.ofSeconds(60));
            case DRAIN_TIMEOUT -> server.pass(Duration.ofSeconds(5));
            case CLOSE_TIMEOUT -> server.pass(Duration.ofSeconds(2));
            case CONSUMER_TOO_SLOW -> {
                for (int i = 0; i < Pings.MAX_UNANSWERED; i++) {
                    server.receive(new Ping(i)); // and nobody takes the answers
                }
            }
            default -> pduOrCommand(server, input);
        }
    }

    /** Whether the input can be made to happen in any state: a PDU or a command, and not a guard or a timer. */
    static boolean isFromOutside(ServerInput input) {
        return input.name().startsWith("RECV_") || input.compareTo(ServerInput.PROVIDE_VERIFIER) >= 0;
    }

    static ServerCommand command(ServerInput input) {
        return switch (input) {
            case PROVIDE_VERIFIER -> new ServerCommand.ProvideVerifier(Pdus.VERIFIER, Servers.SERVER_NONCE);
            case ADMIT -> Servers.admit(hello());
            case REFUSE_LOGIN -> new ServerCommand.RefuseLogin(ErrorCode.SERVER_FULL, 1_000, "full");
            case REPLY -> new ServerCommand.Reply(new Done(7, 0));
            case REPLY_PAGE -> new ServerCommand.ReplyPage(new Page(7, 1, CHAT, 0, 0, 0, 0, false), List.of());
            case ANSWER_SEND -> new ServerCommand.AnswerStored(CHAT, Pdus.id(700), Pdus.at(6), TIME, false);
            case DELIVER -> Servers.deliver(6);
            case NOTIFY -> new ServerCommand.Notify(new Mark(CHAT, BOB, Pdus.at(3), MarkKind.READ));
            case SHOW_CONVERSATION -> new ServerCommand.ShowConversation(Pdus.conversation(CHAT, 5));
            case RELAY -> new ServerCommand.RelayRinging(INVITATION, 60_000);
            case ROTATE_TOKEN -> new ServerCommand.RotateToken(TOKEN, 60);
            case TELL_NOTICE -> new ServerCommand.TellNotice("back at eight");
            case GO_AWAY -> new ServerCommand.GoAway(ErrorCode.SHUTTING_DOWN, 5_000, 0, "");
            case CLOSE -> close();
            default -> throw new IllegalArgumentException("no command is " + input);
        };
    }

    private static void pduOrCommand(End<ServerCommand, ServerEvent> server, ServerInput input) {
        if (input.name().startsWith("RECV_")) {
            server.receive(Samples.of(Scp2Type.valueOf(input.name().substring("RECV_".length())), Side.CLIENT));
        } else {
            server.command(command(input));
        }
    }

    /** Nobody has said who he is. */
    private static End<ServerCommand, ServerEvent> unknown(ServerInput input) {
        var server = Servers.of(
                        switch (input) {
                            case REPLY -> Servers.registering();
                            case CONSUMER_TOO_SLOW -> Servers.with(256, 64, 4, TINY);
                            default -> Servers.CONFIG;
                        })
                .linkUp(End.QUIC);
        if (input == ServerInput.REPLY) {
            server.receive(
                    new Register(7, BOB, 4_096, Pdus.VERIFIER.storedKey(), Pdus.VERIFIER.serverKey(), TOKEN, "", ""));
        }
        return server;
    }

    private static End<ServerCommand, ServerEvent> online(ServerInput input) {
        int maxWaiting = input == ServerInput.CONSUMER_TOO_SLOW ? TINY : Servers.CONFIG.maxWaitingBytes();
        var server = Servers.established(Servers.with(256, 64, 4, maxWaiting), End.QUIC);
        server.command(new ServerCommand.ShowConversation(Pdus.conversation(CHAT, 5)))
                .quiet();
        switch (input) {
            case REPLY -> server.receive(new Block(7, BOB, true));
            case REPLY_PAGE -> server.receive(new Fetch(7, 1, CHAT, 1, 10, Direction.FORWARD));
            case ANSWER_SEND -> server.receive(place(server), Samples.of(Scp2Type.MESSAGE, Side.CLIENT));
            default -> {}
        }
        return server;
    }

    private static Channel place(End<ServerCommand, ServerEvent> server) {
        return server.state().equals("ESTABLISHED") || server.state().equals("DRAINING")
                ? Channel.conversation(0)
                : Channel.CONTROL;
    }

    private static ServerCommand goAway(ServerInput input) {
        return new ServerCommand.GoAway(
                ErrorCode.SHUTTING_DOWN, input == ServerInput.IDLE_TIMEOUT ? 100_000 : 5_000, 0, "");
    }

    private static ServerCommand close() {
        return new ServerCommand.Close(ErrorCode.SHUTTING_DOWN, 0, "");
    }

    private static Hello hello() {
        return Servers.hello(Clients.BY_NAME, End.QUIC);
    }

    /** What alice answers to the challenge of a server in AWAITING_RESPONSE; nonces are the same each time. */
    private static Response proof() {
        var client = Clients.of(Clients.BY_PASSWORD).linkUp(End.QUIC);
        var server = Servers.challenge(client.sentOne(Hello.class));
        return client.receive(server.sentOne(Challenge.class))
                .command(new ClientCommand.ProvideKey(Pdus.KEY))
                .sentOne(Response.class);
    }
}
