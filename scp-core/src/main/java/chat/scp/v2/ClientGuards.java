package chat.scp.v2;

import chat.scp.auth.ScramException;
import chat.scp.auth.ScramParameters;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Side;
import chat.scp.pdu.v2.Challenge;
import chat.scp.pdu.v2.Close;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Failed;
import chat.scp.pdu.v2.Mark;
import chat.scp.pdu.v2.Refused;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Welcome;
import chat.scp.signal.Channel;
import chat.scp.signal.CloseReason;
import chat.scp.wire.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What stands between an arrival and the client's table: the rules that every PDU must keep, and the
 * guards, which turn what a PDU says into the input that it is.
 */
final class ClientGuards {
    /** The number of the REGISTER that comes before HELLO. */
    static final int REGISTER_REQUEST = 1;

    private final ClientContext context;
    private final ClientLogin login;
    private CloseReason breach = CloseReason.local(ErrorCode.NONE, "");
    private @Nullable ScramParameters keyParameters;

    ClientGuards(ClientContext context, ClientLogin login) {
        this.context = context;
        this.login = login;
    }

    /** What the peer did wrong, for the input that says so. */
    CloseReason breach() {
        return breach;
    }

    void breach(ProtocolException violation) {
        breach = CloseReason.local(violation.code(), Texts.of(violation));
    }

    /** How to derive the key: what the last good CHALLENGE said. */
    ScramParameters keyParameters() {
        if (keyParameters == null) {
            throw new IllegalStateException("no CHALLENGE yet");
        }
        return keyParameters;
    }

    /** The rules for channels, values and capabilities. */
    void check(Scp2Pdu pdu, Channel channel) throws ProtocolException {
        CarriageRules.check(pdu.type(), channel);
        ValueRules.check(pdu, Side.SERVER);
        if (context.isOnline()) {
            Channels.check(pdu, channel, context.welcome().conversationChannels());
        }
        checkAgreed(pdu);
    }

    private void checkAgreed(Scp2Pdu pdu) throws ProtocolException {
        if (pdu instanceof Welcome welcome) {
            login.check(welcome);
            return;
        }
        Capability needed = pdu instanceof Mark ? Capability.MARKS : RequiredCapability.of(pdu.type());
        if (needed != null && context.isOnline() && !context.agreed(needed)) {
            throw new ProtocolException(ErrorCode.NOT_NEGOTIATED, "4.1", pdu.type() + " needs " + needed);
        }
    }

    // §8.5-3: the session drops the datagram.
    void requireDatagrams() throws ProtocolException {
        if (!context.agreed(Capability.DATAGRAMS)) {
            throw new ProtocolException(ErrorCode.NOT_NEGOTIATED, "8.5", "a datagram without DATAGRAMS");
        }
    }

    /** The guards: what an arrival means depends on what it says. */
    ClientInput classify(Scp2Pdu pdu, ClientState state) {
        ClientInput plain = ClientInput.received(pdu.type());
        return switch (plain) {
            case RECV_CHALLENGE ->
                state == ClientState.AWAITING_CHALLENGE && !challengeIsGood((Challenge) pdu)
                        ? ClientInput.CHALLENGE_BAD
                        : plain;
            case RECV_WELCOME ->
                state == ClientState.AWAITING_WELCOME && !serverIsProven((Welcome) pdu)
                        ? ClientInput.SERVER_UNTRUSTED
                        : plain;
            case RECV_DONE ->
                state == ClientState.AWAITING_REGISTRATION && ((Done) pdu).request() == REGISTER_REQUEST
                        ? ClientInput.REGISTERED
                        : plain;
            case RECV_FAILED ->
                state == ClientState.AWAITING_REGISTRATION && ((Failed) pdu).request() == REGISTER_REQUEST
                        ? ClientInput.REGISTRATION_FAILED
                        : plain;
            case RECV_REFUSED ->
                state == ClientState.AWAITING_WELCOME
                                && login.resumes()
                                && ((Refused) pdu).code().equals(ErrorCode.RESUME_REFUSED)
                        ? ClientInput.TOKEN_REFUSED
                        : plain;
            case RECV_CLOSE ->
                CloseReason.peer(((Close) pdu).code(), 0, "").mayComeBack() ? ClientInput.CLOSED_FOR_NOW : plain;
            default -> plain;
        };
    }

    private boolean challengeIsGood(Challenge challenge) {
        try {
            keyParameters = login.challenge(challenge);
            return true;
        } catch (ScramException e) {
            breach = CloseReason.local(ScramCodes.forClient(e), Texts.of(e));
            return false;
        }
    }

    private boolean serverIsProven(Welcome welcome) {
        try {
            login.verify(welcome);
            return true;
        } catch (ScramException e) {
            breach = CloseReason.local(ErrorCode.SERVER_UNTRUSTED, Texts.of(e));
            return false;
        }
    }
}
