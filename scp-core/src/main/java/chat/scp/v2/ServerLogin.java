package chat.scp.v2;

import chat.scp.auth.ChannelBinding;
import chat.scp.auth.OfferDigest;
import chat.scp.auth.ScramException;
import chat.scp.auth.ScramNonce;
import chat.scp.auth.ScramOffer;
import chat.scp.auth.ScramServer;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Challenge;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Response;
import chat.scp.signal.ServerCommand;
import chat.scp.wire.ProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a server lets a client in: judges HELLO, and goes through SCRAM. §4.2, §4.3 */
final class ServerLogin {
    private static final int VERSION = 2;

    private final ServerContext context;
    private Bytes nonce = Bytes.EMPTY;
    private @Nullable Hello hello;
    private @Nullable ScramServer scram;
    private Bytes proof = Bytes.EMPTY;
    private ErrorCode failure = ErrorCode.NONE;
    private UserName user = UserName.NONE;

    ServerLogin(ServerContext context) {
        this.context = context;
    }

    void begin(Bytes freshNonce) {
        nonce = freshNonce;
    }

    Greasing greasing() {
        return new Greasing(nonce);
    }

    Hello hello() {
        if (hello == null) {
            throw new IllegalStateException("no HELLO yet");
        }
        return hello;
    }

    /** Who wants in; nobody if only the token says. */
    UserName user() {
        return user;
    }

    /** SCRAM's last word, for WELCOME; empty without SCRAM. */
    Bytes proof() {
        return proof;
    }

    /** Why the last guard said no. */
    ErrorCode failure() {
        return failure;
    }

    /** Ways to log in on this link, best first: where it has a certificate, SCRAM must be bound to it. §4.3 */
    List<Mechanism> mechanisms() {
        boolean bindable = !context.link.channelBinding().isEmpty();
        Mechanism useless = bindable ? Mechanism.SCRAM_SHA_256 : Mechanism.SCRAM_SHA_256_PLUS;
        return context.config.mechanisms().stream()
                .filter(m -> !m.equals(useless))
                .toList();
    }

    /** Which way this HELLO goes. */
    ServerInput judge(Hello received) throws ProtocolException {
        hello = received;
        if (received.lowestVersion() > VERSION || received.highestVersion() < VERSION) {
            return bad(ErrorCode.VERSION_MISMATCH);
        }
        Mechanism mechanism = received.mechanism();
        if (!mechanisms().contains(mechanism)) {
            return bad(ErrorCode.MECHANISM_REFUSED);
        }
        if (isScram(mechanism)) {
            return beginScram(received);
        }
        user = received.user();
        // §4.4: OPEN rests on the name alone; a token may name the account itself.
        boolean nobody = mechanism.equals(Mechanism.OPEN) && (user.isNone() || user.isGuest());
        return nobody ? bad(ErrorCode.BAD_CREDENTIALS) : ServerInput.HELLO_FOR_ADMISSION;
    }

    Challenge challenge(ServerCommand.ProvideVerifier provided) {
        Hello received = hello();
        try {
            scram = new ScramServer(received.credential(), ScramNonce.of(provided.serverNonce()), offer(received));
            return new Challenge(mechanisms(), scram.challenge(provided.verifier()));
        } catch (ScramException e) {
            throw new IllegalStateException("checked when HELLO came", e);
        }
    }

    ServerInput judge(Response response) {
        if (scram == null) {
            throw new IllegalStateException("no SCRAM under way");
        }
        try {
            proof = scram.verify(response.data());
            return ServerInput.PROVEN;
        } catch (ScramException e) {
            failure = ScramCodes.forServer(e);
            return ServerInput.PROOF_BAD;
        }
    }

    private ServerInput beginScram(Hello received) throws ProtocolException {
        String scramUser;
        try {
            scramUser = new ScramServer(received.credential(), ScramNonce.of(nonce), offer(received)).user();
        } catch (ScramException e) {
            return bad(ScramCodes.forServer(e));
        }
        if (!received.user().isNone() && !received.user().text().equals(scramUser)) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, "4.3", "HELLO and SCRAM name two users");
        }
        if (!UserName.isValid(scramUser)) {
            return bad(ErrorCode.BAD_CREDENTIALS);
        }
        user = UserName.of(scramUser);
        return ServerInput.HELLO_FOR_SCRAM;
    }

    private ScramOffer offer(Hello received) {
        Bytes certificate = context.link.channelBinding();
        ChannelBinding binding =
                certificate.isEmpty() ? ChannelBinding.UNSUPPORTED : ChannelBinding.tlsServerEndPoint(certificate);
        Bytes digest = OfferDigest.of(
                received.lowestVersion(),
                received.highestVersion(),
                received.mechanisms(),
                received.capabilities(),
                mechanisms());
        return new ScramOffer(received.mechanism(), mechanisms(), binding, digest);
    }

    private ServerInput bad(ErrorCode code) {
        failure = code;
        return ServerInput.HELLO_BAD;
    }

    private static boolean isScram(Mechanism mechanism) {
        return mechanism.equals(Mechanism.SCRAM_SHA_256) || mechanism.equals(Mechanism.SCRAM_SHA_256_PLUS);
    }
}
