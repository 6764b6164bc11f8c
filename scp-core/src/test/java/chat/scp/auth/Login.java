package chat.scp.auth;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import java.util.ArrayList;
import java.util.List;

/** One login, both sides in one place; what travels may be changed on its way. */
final class Login {
    /** Which message of the four. */
    enum Step {
        CLIENT_FIRST,
        SERVER_FIRST,
        CLIENT_FINAL,
        SERVER_FINAL
    }

    /** The man in the middle. */
    @FunctionalInterface
    interface Middle {
        Middle NOBODY = (step, message) -> message;

        Bytes pass(Step step, Bytes message);
    }

    static final String USER = "alice";
    static final String PASSWORD = "correct horse";
    static final ScramParameters PARAMETERS =
            new ScramParameters(Bytes.ofHex("000102030405060708090a0b0c0d0e0f"), ScramParameters.MIN_ITERATIONS);
    static final SaltedPassword KEY = SaltedPassword.derive(PASSWORD, PARAMETERS);
    static final ScramVerifier VERIFIER = ScramVerifier.fromSaltedPassword(PARAMETERS, KEY);
    static final ScramNonce CLIENT_NONCE = ScramNonce.of(Bytes.ofHex("11".repeat(18)));
    static final ScramNonce SERVER_NONCE = ScramNonce.of(Bytes.ofHex("22".repeat(18)));
    static final Bytes DIGEST = Bytes.ofHex("ab".repeat(32));
    static final ChannelBinding BOUND = ChannelBinding.tlsServerEndPoint(Bytes.ofHex("c0".repeat(32)));

    private final List<Bytes> sent = new ArrayList<>();
    private ChannelBinding clientBinding = BOUND;
    private ScramOffer offer = offer(BOUND);
    private Bytes expectedDigest = DIGEST;
    private ScramVerifier verifier = VERIFIER;
    private String password = PASSWORD;
    private Middle middle = Middle.NOBODY;

    /** What a server offers that has this binding: SCRAM-PLUS with one, plain SCRAM without. */
    static ScramOffer offer(ChannelBinding binding) {
        return new ScramOffer(binding.mechanism(), List.of(binding.mechanism()), binding, DIGEST);
    }

    static ScramOffer offer(Mechanism chosen, ChannelBinding binding, Mechanism... offered) {
        return new ScramOffer(chosen, List.of(offered), binding, DIGEST);
    }

    Login clientBinding(ChannelBinding binding) {
        clientBinding = binding;
        return this;
    }

    Login offer(ScramOffer known) {
        offer = known;
        return this;
    }

    Login expectedDigest(Bytes digest) {
        expectedDigest = digest;
        return this;
    }

    Login verifier(ScramVerifier stored) {
        verifier = stored;
        return this;
    }

    Login password(String typed) {
        password = typed;
        return this;
    }

    Login middle(Middle man) {
        middle = man;
        return this;
    }

    /** Every message so far, as it was received. */
    List<Bytes> sent() {
        return sent;
    }

    /** Returns the user's name if both sides are content; neither is otherwise. */
    String run() throws ScramException {
        ScramClient client = new ScramClient(USER, CLIENT_NONCE, clientBinding);
        ScramServer server = new ScramServer(pass(Step.CLIENT_FIRST, client.clientFirst()), SERVER_NONCE, offer);
        Bytes challenge = pass(Step.SERVER_FIRST, server.challenge(verifier));
        ScramParameters parameters = client.challenge(challenge, expectedDigest);
        Bytes response = pass(Step.CLIENT_FINAL, client.clientFinal(derive(parameters)));
        Bytes proof = pass(Step.SERVER_FINAL, server.verify(response));
        client.verify(proof);
        return server.user();
    }

    private SaltedPassword derive(ScramParameters parameters) {
        boolean known = parameters.equals(PARAMETERS) && password.equals(PASSWORD);
        return known ? KEY : SaltedPassword.derive(password, parameters);
    }

    private Bytes pass(Step step, Bytes message) {
        Bytes passed = middle.pass(step, message);
        sent.add(passed);
        return passed;
    }
}
