package chat.scp.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Mechanism;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of RFC 7677 §3, byte for byte. */
class ScramVectorTest {
    private static final String CLIENT_FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String CLIENT_FINAL =
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private static final String SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private static final ScramNonce CLIENT_NONCE = new ScramNonce("rOprNGfwEbeRWgbNEkqO");
    private static final ScramNonce SERVER_NONCE = new ScramNonce("%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
    private static final ScramParameters PARAMETERS =
            new ScramParameters(Bytes.of(Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==")), 4096);

    @Test
    void clientSaysWhatTheRfcSays() throws ScramException {
        ScramClient client = new ScramClient("user", CLIENT_NONCE, ChannelBinding.UNSUPPORTED);
        assertEquals(CLIENT_FIRST, client.clientFirst().utf8());
        ScramParameters parameters = client.challenge(Bytes.ofUtf8(SERVER_FIRST));
        assertEquals(PARAMETERS, parameters);
        SaltedPassword key = SaltedPassword.derive("pencil", parameters);
        assertEquals(CLIENT_FINAL, client.clientFinal(key).utf8());
        client.verify(Bytes.ofUtf8(SERVER_FINAL));
    }

    @Test
    void serverSaysWhatTheRfcSays() throws ScramException {
        ScramOffer offer = new ScramOffer(
                Mechanism.SCRAM_SHA_256, List.of(Mechanism.SCRAM_SHA_256), ChannelBinding.UNSUPPORTED, Bytes.EMPTY);
        ScramServer server = new ScramServer(Bytes.ofUtf8(CLIENT_FIRST), SERVER_NONCE, offer);
        assertEquals("user", server.user());
        SaltedPassword key = SaltedPassword.derive("pencil", PARAMETERS);
        Bytes serverFirst = server.challenge(ScramVerifier.fromSaltedPassword(PARAMETERS, key));
        assertEquals(SERVER_FIRST, serverFirst.utf8());
        assertEquals(SERVER_FINAL, server.verify(Bytes.ofUtf8(CLIENT_FINAL)).utf8());
    }
}
