package chat.scp.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.pdu.Bytes;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a peer sends ends in a value or in a ScramException: any other throwable fails the property. */
class ScramRobustnessTest {
    private interface Step {
        void run() throws ScramException;
    }

    @Property
    void anyBytesAsClientFirst(@ForAll("messages") byte[] message) {
        endsWell(() -> new ScramServer(Bytes.of(message), Login.SERVER_NONCE, Login.offer(Login.BOUND)));
    }

    @Property
    void anyBytesAsServerFirst(@ForAll("messages") byte[] message) {
        ScramClient client = new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND);
        endsWell(() -> client.challenge(Bytes.of(message), Login.DIGEST));
    }

    @Property
    void anyBytesAsClientFinal(@ForAll("messages") byte[] message) throws ScramException {
        ScramClient client = new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND);
        ScramServer server = new ScramServer(client.clientFirst(), Login.SERVER_NONCE, Login.offer(Login.BOUND));
        server.challenge(Login.VERIFIER);
        assertEquals(false, endsWell(() -> server.verify(Bytes.of(message))));
    }

    @Property
    void anyBytesAsServerFinal(@ForAll("messages") byte[] message) throws ScramException {
        ScramClient client = new ScramClient("alice", Login.CLIENT_NONCE, Login.BOUND);
        ScramServer server = new ScramServer(client.clientFirst(), Login.SERVER_NONCE, Login.offer(Login.BOUND));
        client.challenge(server.challenge(Login.VERIFIER), Login.DIGEST);
        client.clientFinal(Login.KEY);
        assertEquals(false, endsWell(() -> client.verify(Bytes.of(message))));
    }

    /** Bytes at random, and pieces of SCRAM put together at random, which come further. */
    @Provide
    Arbitrary<byte[]> messages() {
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> pieces = Arbitraries.of(
                        "n",
                        "y",
                        "p=tls-server-end-point",
                        ",",
                        ",,",
                        "n=",
                        "r=",
                        "s=",
                        "i=",
                        "h=",
                        "c=",
                        "p=",
                        "v=",
                        "e=",
                        "m=",
                        "a=",
                        "=",
                        "=2C",
                        "=3D",
                        "4096",
                        "9999999999",
                        "AAAA",
                        "AAECAwQFBgc=",
                        "\0",
                        "\u00e4",
                        Login.CLIENT_NONCE.text(),
                        Login.SERVER_NONCE.text(),
                        "biws")
                .list()
                .ofMaxSize(20)
                .map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(noise, pieces);
    }

    /** Whether the step succeeded. */
    private static boolean endsWell(Step step) {
        try {
            step.run();
            return true;
        } catch (ScramException e) {
            return false;
        }
    }
}
