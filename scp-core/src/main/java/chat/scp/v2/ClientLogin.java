package chat.scp.v2;

import chat.scp.auth.ChannelBinding;
import chat.scp.auth.OfferDigest;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramClient;
import chat.scp.auth.ScramException;
import chat.scp.auth.ScramNonce;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.dialect.Credential;
import chat.scp.extension.Grease;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Challenge;
import chat.scp.pdu.v2.Hello;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Response;
import chat.scp.pdu.v2.Welcome;
import chat.scp.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a client gets in: makes HELLO, and goes through SCRAM. §4.2 to §4.5 */
final class ClientLogin {
    private static final int VERSION = 2;

    private final ClientContext context;
    private final UserName user;
    private Bytes nonce = Bytes.EMPTY;
    private Bytes token;
    private boolean registered;
    private @Nullable Hello hello;
    private @Nullable ScramClient scram;

    ClientLogin(ClientContext context) {
        this.context = context;
        this.token = context.config.resumeToken();
        if (!(context.config.user() instanceof UserName name)) {
            throw new IllegalArgumentException("not a name of SCP/2: " + context.config.user());
        }
        this.user = name;
    }

    UserName user() {
        return user;
    }

    /** Begins anew on a link; says which of the ways it is going. */
    ClientInput begin(Bytes freshNonce) {
        nonce = freshNonce;
        scram = null;
        hello = null;
        if (!(context.config.credential() instanceof Credential.Password password) || !token.isEmpty()) {
            return ClientInput.LINK_UP_WITHOUT_CHALLENGE;
        }
        return password.newAccount() != null && !registered
                ? ClientInput.LINK_UP_TO_REGISTER
                : ClientInput.LINK_UP_FOR_SCRAM;
    }

    Greasing greasing() {
        return new Greasing(nonce);
    }

    void newToken(Bytes newToken) {
        token = newToken;
    }

    /** Whether the last HELLO came with a resumption token. */
    boolean resumes() {
        return hello != null && hello.mechanism().equals(Mechanism.RESUME);
    }

    /** REGISTER, before the first HELLO of a new account. §4.10 */
    Register register(int request) {
        if (!(context.config.credential() instanceof Credential.Password password) || password.newAccount() == null) {
            throw new IllegalStateException("nothing to register");
        }
        ScramVerifier verifier = password.newAccount();
        return new Register(
                request,
                user,
                verifier.iterations(),
                verifier.storedKey(),
                verifier.serverKey(),
                verifier.salt(),
                context.config.displayName(),
                password.invitationCode());
    }

    void wasRegistered() {
        registered = true;
    }

    Hello hello(List<Cursor> cursors) {
        Mechanism mechanism = mechanism();
        hello = new Hello(
                context.config.device(),
                user,
                context.config.limits().maxFrameBytes(),
                context.config.limits().window(),
                lowestVersion(),
                VERSION,
                mechanism,
                context.config.displayName(),
                context.config.agent(),
                mechanisms(),
                capabilities(),
                credential(mechanism),
                cursors,
                new Greasing(nonce).field());
        return hello;
    }

    /** The way to derive the key with; checks that nobody changed the offers. §4.3 */
    ScramParameters challenge(Challenge challenge) throws ScramException {
        if (hello == null || scram == null) {
            throw new IllegalStateException("no SCRAM under way");
        }
        Bytes digest = OfferDigest.of(
                hello.lowestVersion(),
                hello.highestVersion(),
                hello.mechanisms(),
                hello.capabilities(),
                challenge.mechanisms());
        return scram.challenge(challenge.data(), digest);
    }

    Response response(SaltedPassword key) {
        if (scram == null) {
            throw new IllegalStateException("no SCRAM under way");
        }
        return new Response(scram.clientFinal(key));
    }

    /** Checks that the server knows the verifier, where SCRAM is under way. §4.3 */
    void verify(Welcome welcome) throws ScramException {
        if (scram != null) {
            scram.verify(welcome.proof());
        }
    }

    /** What WELCOME may say depends on what HELLO said. §4.1, §4.5 */
    void check(Welcome welcome) throws ProtocolException {
        if (hello == null) {
            return; // the table finds it unexpected
        }
        if (welcome.version() != VERSION) {
            throw new ProtocolException(ErrorCode.VERSION_MISMATCH, "4.1", "version " + welcome.version());
        }
        if (!hello.capabilities().containsAll(welcome.capabilities())) {
            throw new ProtocolException(ErrorCode.NOT_NEGOTIATED, "4.1", "a capability that was not offered");
        }
        boolean sameConversations = welcome.conversations().stream()
                .map(ConversationState::conversation)
                .toList()
                .equals(hello.cursors().stream().map(Cursor::conversation).toList());
        if (!sameConversations || welcome.window() > hello.window()) {
            throw new ProtocolException(ErrorCode.BAD_VALUE, "4.5", "not an answer to this HELLO");
        }
    }

    // §4.1: a password or token for SCP/2 is not to be talked out of this client by an older version.
    private int lowestVersion() {
        return context.config.credential() instanceof Credential.Open ? 1 : VERSION;
    }

    private Mechanism mechanism() {
        if (!token.isEmpty()) {
            return Mechanism.RESUME;
        }
        return mechanisms().get(0);
    }

    /** Everything that this client would use, best first. §4.2 */
    private List<Mechanism> mechanisms() {
        Credential credential = context.config.credential();
        if (credential instanceof Credential.Open) {
            return List.of(Mechanism.OPEN);
        }
        return List.of(
                credential instanceof Credential.Token
                        ? Mechanism.TOKEN
                        : binding().mechanism());
    }

    private Bytes credential(Mechanism mechanism) {
        if (mechanism.equals(Mechanism.RESUME)) {
            return token;
        }
        if (context.config.credential() instanceof Credential.Token login) {
            return login.token();
        }
        if (context.config.credential() instanceof Credential.Open) {
            return Bytes.EMPTY;
        }
        scram = new ScramClient(user.text(), ScramNonce.of(nonce), binding());
        return scram.clientFirst();
    }

    // §4.3: where the link has a certificate the login is bound to it, and a server that cannot is refused.
    private ChannelBinding binding() {
        Bytes certificate = context.link.channelBinding();
        return certificate.isEmpty() ? ChannelBinding.UNSUPPORTED : ChannelBinding.tlsServerEndPoint(certificate);
    }

    /** What the application can do, and a value that means nothing, so that servers keep ignoring those. §3.5 */
    private List<Capability> capabilities() {
        List<Capability> offered = new ArrayList<>(context.config.capabilities());
        offered.add(Grease.capability(new Greasing(nonce).at(0)));
        return offered;
    }
}
