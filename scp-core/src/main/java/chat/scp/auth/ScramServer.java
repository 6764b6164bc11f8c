package chat.scp.auth;

import chat.scp.auth.ScramException.Reason;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one SCRAM login (RFC 5802 §3): construct it with the client's first message,
 * look up the verifier of {@link #user()}, answer with {@link #challenge}, and {@link #verify} what
 * comes back. After a {@link ScramException} the login is over. For one thread.
 */
public final class ScramServer {
    private final ScramOffer offer;
    private final ClientFirst clientFirst;
    private final String nonce;
    private @Nullable ScramVerifier verifier;
    private @Nullable ServerFirst serverFirst;
    private boolean verified;

    /** Reads HELLO.credential. */
    public ScramServer(Bytes clientFirst, ScramNonce serverNonce, ScramOffer offer) throws ScramException {
        this.offer = offer;
        this.clientFirst = ClientFirst.parse(clientFirst);
        this.nonce = this.clientFirst.nonce() + serverNonce.text();
        checkFlag(this.clientFirst.flag());
    }

    /** Who wants to log in; to be compared with the name in HELLO. */
    public String user() {
        return clientFirst.user();
    }

    /** CHALLENGE.data. For a name that nobody has, give a {@link ScramVerifier#decoy}. */
    public Bytes challenge(ScramVerifier ofUser) {
        if (serverFirst != null) {
            throw new IllegalStateException("challenged already");
        }
        verifier = ofUser;
        serverFirst = ServerFirst.of(nonce, ofUser, offer.digest());
        return Bytes.ofUtf8(serverFirst.text());
    }

    /** Checks RESPONSE.data; if this returns, the client is who it says. The value is WELCOME.proof. */
    public Bytes verify(Bytes clientFinal) throws ScramException {
        if (verifier == null || serverFirst == null || verified) {
            throw new IllegalStateException(verified ? "verified already" : "not challenged yet");
        }
        verified = true; // one guess a challenge, right or wrong
        ClientFinal message = ClientFinal.parse(clientFinal);
        if (!message.nonce().equals(nonce)) {
            throw new ScramException(Reason.BAD_NONCE, "the nonce is not the one of the challenge");
        }
        checkBinding(message.binding());
        String authMessage = clientFirst.bare() + "," + serverFirst.text() + "," + message.withoutProof();
        checkProof(message.proof(), verifier.storedKey(), authMessage);
        byte[] signature = Hashes.hmac(verifier.serverKey().toArray(), authMessage);
        return Bytes.ofUtf8("v=" + Attributes.base64(signature));
    }

    private void checkFlag(String flag) throws ScramException {
        // §4.3-4, RFC 5802 §6: the client could bind, and did not see that we offer it.
        if (flag.equals("y") && offer.offersPlus()) {
            throw new ScramException(Reason.DOWNGRADE, "the client was not shown that the server can bind");
        }
        // RFC 5802 §6: -PLUS and the flag p go together.
        boolean plus = offer.mechanism().equals(Mechanism.SCRAM_SHA_256_PLUS);
        if (plus != flag.startsWith("p=")) {
            throw new ScramException(Reason.BAD_BINDING, "the GS2 flag does not fit " + offer.mechanism());
        }
        if (plus && !flag.equals(offer.binding().kind().flag)) {
            throw new ScramException(Reason.BAD_BINDING, "this link cannot be bound to so");
        }
    }

    /** RFC 5802 §6: the client sends what it bound to; another certificate means a man in the middle. */
    private void checkBinding(Bytes received) throws ScramException {
        boolean bound = clientFirst.flag().startsWith("p=");
        Bytes data = bound ? offer.binding().data() : Bytes.EMPTY;
        Bytes expected = ClientFinal.bindingInput(clientFirst.flag() + ",,", data);
        if (!received.equals(expected)) {
            throw new ScramException(Reason.BAD_BINDING, "the client is bound to something else");
        }
    }

    /** RFC 5802 §3: whoever makes the ClientKey that StoredKey is the hash of knows the password. */
    private static void checkProof(Bytes proof, Bytes storedKey, String authMessage) throws ScramException {
        byte[] stored = storedKey.toArray();
        byte[] clientKey = Hashes.xor(proof.toArray(), Hashes.hmac(stored, authMessage));
        if (!MessageDigest.isEqual(Hashes.sha256(clientKey), stored)) {
            throw new ScramException(Reason.BAD_PROOF, "wrong name or password");
        }
    }
}
