package chat.scp.session;

import static chat.scp.session.Pdus.CHAT;
import static chat.scp.session.Pdus.INVITATION;
import static chat.scp.session.Pdus.TIME;
import static chat.scp.session.Pdus.TOKEN;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.LegacyName;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.SessionId;
import chat.scp.pdu.Side;
import chat.scp.pdu.SkipReason;
import chat.scp.pdu.v1.ConnectReq;
import chat.scp.pdu.v1.ConnectResp;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v2.Accept;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Page;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.pdu.v2.Skipped;
import chat.scp.pdu.v2.Stored;
import chat.scp.pdu.v2.Token;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import chat.scp.v1.codec.Scp1Codecs;
import chat.scp.v2.SessionStates;
import chat.scp.vectors.Frames;
import chat.scp.vectors.Layout;
import chat.scp.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of session to be fuzzed.
 *
 * @param starts the states to begin in
 * @param frames what a peer might send
 * @param maxWaitingBytes what may wait at most for a peer that does not read
 */
record FuzzTarget<C, E>(
        List<Supplier<End<C, E>>> starts, List<byte[]> frames, List<C> commands, LinkInfo link, long maxWaitingBytes) {
    static final String AWAITING_LINK = "AWAITING_LINK";

    private static final LegacyName ALICE = new LegacyName("alice");
    private static final LegacyName BOB = new LegacyName("bob");
    private static final LinkInfo OLD = new LinkInfo("scp-v1", Bytes.EMPTY, 0, false);

    static final List<FuzzTarget<?, ?>> ALL = List.of(client2(), server2(), client1(), server1());

    /** Lives one life: the first byte says whose, the second where it begins. */
    static void live(byte[] script) {
        if (script.length > 2) {
            ALL.get((script[0] & 0xFF) % ALL.size()).live(script, script[1] & 0xFF);
        }
    }

    private void live(byte[] script, int start) {
        new FuzzScript<>(starts.get(start % starts.size()).get(), this, script, 2).run();
    }

    private static FuzzTarget<ClientCommand, ClientEvent> client2() {
        // What a client says unasked is bounded by its application; here by the length of a script.
        return new FuzzTarget<>(
                SessionStates.clients(), frames2(), SessionStates.clientCommands(), End.QUIC, 512 * 1_024);
    }

    private static FuzzTarget<ServerCommand, ServerEvent> server2() {
        return new FuzzTarget<>(
                SessionStates.servers(),
                frames2(),
                SessionStates.serverCommands(),
                End.QUIC,
                Servers.CONFIG.maxWaitingBytes());
    }

    private static FuzzTarget<ClientCommand, ClientEvent> client1() {
        ClientConfig config =
                ClientConfig.of(ALICE, Pdus.PHONE, new Credential.Open()).withNewestVersion(1);
        Supplier<End<ClientCommand, ClientEvent>> fresh =
                () -> Clients.of(config).linkUp(OLD);
        List<ClientCommand> commands = List.of(
                new ClientCommand.Invite(INVITATION, BOB, ConversationId.NONE, 60_000),
                new ClientCommand.AcceptInvitation(INVITATION),
                new ClientCommand.RejectInvitation(INVITATION),
                new ClientCommand.Send(CHAT, Pdus.id(1), Body.text("hi")),
                new ClientCommand.Leave(1, CHAT),
                new ClientCommand.Close(ErrorCode.NONE));
        return new FuzzTarget<>(
                List.of(fresh, () -> fresh.get()
                        .receive(Channel.CONTROL, frame1(new ConnectResp(ConnectStatus.SUCCESS)))),
                Frames.ofVectors(Layout.SCP1),
                commands,
                OLD,
                512 * 1_024);
    }

    private static FuzzTarget<ServerCommand, ServerEvent> server1() {
        Supplier<End<ServerCommand, ServerEvent>> fresh =
                () -> Servers.of(Servers.CONFIG).linkUp(OLD);
        ServerCommand admit = new ServerCommand.Admit(new SessionId(1, 1), ALICE, "", TIME, Bytes.EMPTY, 0, List.of());
        List<ServerCommand> commands = List.of(
                admit,
                new ServerCommand.RefuseLogin(ErrorCode.NAME_IN_USE, 0, ""),
                new ServerCommand.RelayInvite(INVITATION, BOB, "", ConversationId.NONE, 60_000),
                new ServerCommand.RelayAccept(INVITATION, CHAT, BOB),
                new ServerCommand.RelayConfirm(INVITATION, CHAT, BOB),
                new ServerCommand.RelayReject(INVITATION, ErrorCode.PEER_REJECTED),
                new ServerCommand.RelayCancel(INVITATION, ErrorCode.TIMEOUT),
                new ServerCommand.EndConversation(CHAT, BOB, ErrorCode.NONE),
                new ServerCommand.Close(ErrorCode.SHUTTING_DOWN, 0, ""));
        return new FuzzTarget<>(
                List.of(fresh, () -> fresh.get()
                        .receive(Channel.CONTROL, frame1(new ConnectReq(ALICE)))
                        .command(admit)),
                Frames.ofVectors(Layout.SCP1),
                commands,
                OLD,
                Servers.CONFIG.maxWaitingBytes());
    }

    private static byte[] frame1(Pdu pdu) {
        ByteBuffer frame = ByteBuffer.allocate(Scp1Codecs.TABLE.frameBytes(pdu));
        Scp1Codecs.TABLE.encode(pdu, frame, new WireWriter());
        return frame.array();
    }

    /** Every type from either side, answers to what the commands ask for, and the vectors. */
    private static List<byte[]> frames2() {
        List<byte[]> frames = new ArrayList<>();
        for (Scp2Type type : Scp2Type.values()) {
            if (type.sender() != Side.SERVER) {
                frames.add(End.frame(Samples.of(type, Side.CLIENT)));
            }
            if (type.sender() != Side.CLIENT) {
                frames.add(End.frame(Samples.of(type, Side.SERVER)));
            }
        }
        for (int i = 1; i <= 4; i++) {
            frames.add(End.frame(new Done(i, 0)));
            frames.add(End.frame(new Failed(i, 0, ErrorCode.NOT_FOUND, "")));
            frames.add(End.frame(new Page(i, 1, CHAT, 6, 7, 1, 7, i % 2 == 0)));
            frames.add(End.frame(Pdus.message(5 + i)));
            frames.add(End.frame(new Stored(CHAT, Pdus.id(1), Pdus.at(5 + i), TIME, false)));
            frames.add(End.frame(new Skipped(CHAT, 5 + i, 9, 1, SkipReason.EXPIRED)));
            frames.add(End.frame(Pdus.conversation(CHAT, 5, i)));
            frames.add(End.frame(new Accept(INVITATION, i == 1 ? ConversationId.NONE : CHAT)));
            frames.add(End.frame(new Ping(i)));
            frames.add(End.frame(new Token(60, TOKEN)));
        }
        frames.addAll(Frames.ofVectors(Layout.SCP2));
        return frames;
    }
}
