package chat.scp.auth;

import chat.scp.auth.ScramException.Reason;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one SCRAM login (RFC 5802 §3). After a {@link ScramException} the login is over.
 * For one thread.
 *
 * <pre>{@code
 * var scram = new ScramClient("alice", ScramNonce.of(random), binding);
 * Bytes credential = scram.clientFirst();                            // HELLO.credential
 * ScramParameters how = scram.challenge(challenge.data(), digest);
 * SaltedPassword key = SaltedPassword.derive(password, how);         // long: on another thread
 * Bytes response = scram.clientFinal(key);                           // RESPONSE.data
 * scram.verify(welcome.proof());
 * }</pre>
 */
public final class ScramClient {
    private final ChannelBinding binding;
    private final int maxIterations;
    private final ClientFirst clientFirst;
    private @Nullable ServerFirst serverFirst;
    private byte @Nullable [] serverSignature;

    public ScramClient(String user, ScramNonce nonce, ChannelBinding binding) {
        this(user, nonce, binding, ScramParameters.MAX_ITERATIONS);
    }

    /**
     * A login as {@code user}.
     *
     * @param maxIterations most that this client wants to compute
     */
    public ScramClient(String user, ScramNonce nonce, ChannelBinding binding, int maxIterations) {
        if (user.isEmpty() || user.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a user name is not empty and holds no NUL");
        }
        if (maxIterations < ScramParameters.MIN_ITERATIONS) {
            throw new IllegalArgumentException("maxIterations must be at least " + ScramParameters.MIN_ITERATIONS);
        }
        this.binding = binding;
        this.maxIterations = maxIterations;
        this.clientFirst = ClientFirst.of(binding, user, nonce);
    }

    /** HELLO.credential. */
    public Bytes clientFirst() {
        return clientFirst.encode();
    }

    /**
     * Reads CHALLENGE.data.
     *
     * @param expectedOfferDigest {@link OfferDigest} of what was sent in HELLO and received in CHALLENGE
     * @return what to derive the {@link SaltedPassword} with
     */
    public ScramParameters challenge(Bytes message, Bytes expectedOfferDigest) throws ScramException {
        Check.exactSize("expectedOfferDigest", expectedOfferDigest, OfferDigest.BYTES);
        ServerFirst first = read(message);
        Bytes digest = first.offerDigest();
        // §4.3-5, §4.3-6: missing or different, somebody changed what the two offered to each other.
        if (digest == null || !digest.equals(expectedOfferDigest)) {
            throw new ScramException(Reason.DOWNGRADE, "the server saw other offers than were made");
        }
        return accept(first);
    }

    /** SCRAM as RFC 5802 has it, without our extension: for the test vectors of others. */
    ScramParameters challenge(Bytes message) throws ScramException {
        return accept(read(message));
    }

    /** RESPONSE.data. */
    public Bytes clientFinal(SaltedPassword password) {
        if (serverFirst == null || serverSignature != null) {
            throw new IllegalStateException(serverFirst == null ? "not challenged yet" : "answered already");
        }
        String withoutProof = ClientFinal.withoutProof(binding, serverFirst.nonce());
        String authMessage = clientFirst.bare() + "," + serverFirst.text() + "," + withoutProof;
        byte[] proof = Hashes.xor(password.clientKey(), Hashes.hmac(password.storedKey(), authMessage));
        serverSignature = Hashes.hmac(password.serverKey(), authMessage);
        return Bytes.ofUtf8(withoutProof + ",p=" + Attributes.base64(proof));
    }

    /**
     * Checks WELCOME.proof; if this returns, the server knows the verifier. Whatever is not the proof,
     * an error of RFC 5802 or garbage included, is SERVER_UNTRUSTED.
     */
    public void verify(Bytes serverFinal) throws ScramException {
        if (serverSignature == null) {
            throw new IllegalStateException("not answered yet");
        }
        String expected = "v=" + Attributes.base64(serverSignature);
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), serverFinal.toArray())) {
            throw new ScramException(Reason.SERVER_UNTRUSTED, "the server did not prove that it knows the verifier");
        }
    }

    private ServerFirst read(Bytes message) throws ScramException {
        if (serverFirst != null) {
            throw new IllegalStateException("challenged already");
        }
        ServerFirst first = ServerFirst.parse(message);
        // RFC 5802 §5.1: the server's nonce goes on from ours, so that the proof is fresh for both.
        String own = clientFirst.nonce();
        if (!first.nonce().startsWith(own) || first.nonce().length() == own.length()) {
            throw new ScramException(Reason.BAD_NONCE, "the nonce does not go on from the client's");
        }
        return first;
    }

    private ScramParameters accept(ServerFirst first) throws ScramException {
        int salt = first.salt().size();
        if (salt < ScramParameters.MIN_SALT_BYTES || salt > ScramParameters.MAX_SALT_BYTES) {
            throw ScramException.malformed("a salt of " + salt + " bytes");
        }
        if (first.iterations() < ScramParameters.MIN_ITERATIONS || first.iterations() > maxIterations) {
            throw new ScramException(Reason.ITERATIONS_OUT_OF_BOUNDS, first.iterations() + " iterations");
        }
        serverFirst = first;
        return new ScramParameters(first.salt(), first.iterations());
    }
}
