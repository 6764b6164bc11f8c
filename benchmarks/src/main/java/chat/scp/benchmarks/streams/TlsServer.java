package chat.scp.benchmarks.streams;

import chat.scp.benchmarks.relay.RawFrames;
import chat.scp.quic.tls.ServerIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Frames as long as those of SCP/2 over the JDK's TLS 1.3, answered as they come. */
final class TlsServer {
    private static final char[] PASSWORD = "bench".toCharArray();
    private static final int READ_BYTES = 16 * 1024;

    private final SSLServerSocket listening;
    private final StreamsServer.Arrivals arrivals;

    TlsServer(InetSocketAddress bind, ServerIdentity identity, StreamsServer.Arrivals arrivals)
            throws IOException, GeneralSecurityException {
        this.arrivals = arrivals;
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("bench", identity.key(), PASSWORD, identity.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), null, null);
        listening = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        listening.bind(bind);
        Thread serving = new Thread(this::serve, "tls-server");
        serving.setDaemon(true);
        serving.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            RawFrames frames = new RawFrames();
            byte[] buffer = new byte[READ_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int[] answers = {0};
                frames.take(buffer, read, frame -> {
                    arrivals.arrived(TlsSender.number(frame), RawFrames.nanos(frame));
                    answers[0]++;
                });
                if (answers[0] > 0) {
                    out.write(answers(answers[0])); // gathered, as SCP does it
                }
            }
        } catch (IOException e) {
            System.err.println("the connection was lost: " + e);
        }
    }

    private static byte[] answers(int count) {
        byte[] one = RawFrames.frame(RawFrames.answerBytes(), 0);
        ByteBuffer all = ByteBuffer.allocate(count * one.length);
        for (int i = 0; i < count; i++) {
            all.put(one);
        }
        return all.array();
    }
}
