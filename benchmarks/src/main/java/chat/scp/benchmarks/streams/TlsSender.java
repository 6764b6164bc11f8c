package chat.scp.benchmarks.streams;

import chat.scp.benchmarks.relay.RawFrames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Sends frames as long as those of SCP/2 over one connection of the JDK's TLS 1.3. */
final class TlsSender {
    private static final int NUMBER_AT = Integer.BYTES + Long.BYTES;
    private static final int READ_BYTES = 16 * 1024;
    private static final int WAIT_SECONDS = 60;

    private final Load load;
    private final CountDownLatch answered;

    TlsSender(Load load) {
        this.load = load;
        answered = new CountDownLatch(load.all());
    }

    static long number(byte[] frame) {
        return ByteBuffer.wrap(frame).getLong(NUMBER_AT);
    }

    void run(InetSocketAddress server) throws Exception {
        SSLSocket socket = (SSLSocket) trustingAll().getSocketFactory().createSocket();
        socket.setTcpNoDelay(true);
        socket.connect(server, (int) TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        socket.startHandshake();
        Thread reading = new Thread(() -> read(socket), "tls-reader");
        reading.setDaemon(true);
        reading.start();
        OutputStream out = socket.getOutputStream();
        int bytes = RawFrames.messageBytes(load.bodyBytes());
        load.run((conversation, number, dueNanos) -> {
            byte[] frame = RawFrames.frame(bytes, dueNanos);
            ByteBuffer.wrap(frame).putLong(NUMBER_AT, number);
            out.write(frame);
        });
        if (!answered.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(answered.getCount() + " messages had no answer");
        }
    }

    private void read(SSLSocket socket) {
        try {
            InputStream in = socket.getInputStream();
            RawFrames frames = new RawFrames();
            byte[] buffer = new byte[READ_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                frames.take(buffer, read, frame -> answered.countDown());
            }
        } catch (IOException e) {
            System.err.println("the connection was lost: " + e);
        }
    }

    /** The server has a certificate that it made a moment ago. */
    private static SSLContext trustingAll() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(
                null,
                new TrustManager[] {
                    new X509TrustManager() {
                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public X509Certificate[] getAcceptedIssuers() {
                            return new X509Certificate[0];
                        }
                    }
                },
                null);
        return context;
    }
}
