package chat.scp.quic.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The one key of a PKCS#12 file, and its certificates. */
final class Pkcs12File {
    private Pkcs12File() {}

    static ServerIdentity read(Path file, char[] password, Instant now) throws TlsFileException {
        byte[] bytes = SmallFile.read(file, "a key and certificates in PKCS#12");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            String alias = onlyKey(file, store);
            if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw new TlsFileException(file, "expected a private key, but its only key is another");
            }
            return MatchedChain.of(file, certificates(store, alias), key, now);
        } catch (TlsFileException e) {
            throw e;
        } catch (UnrecoverableKeyException e) {
            throw new TlsFileException(file, "expected a private key, but this password does not open it", e);
        } catch (IOException | GeneralSecurityException e) {
            // This is how the JDK tells a wrong password from bytes that are no PKCS#12.
            throw new TlsFileException(
                    file,
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "the password is wrong, or the file is damaged"
                            : "expected PKCS#12, but found something else",
                    e);
        }
    }

    private static String onlyKey(Path file, KeyStore store) throws IOException, GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw new TlsFileException(
                    file, "expected one private key, but found " + (keys.isEmpty() ? "none" : "several: " + keys));
        }
        return keys.get(0);
    }

    private static List<X509Certificate> certificates(KeyStore store, String alias) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain != null) {
            for (Certificate certificate : chain) {
                certificates.add((X509Certificate) certificate);
            }
        }
        return certificates;
    }
}
