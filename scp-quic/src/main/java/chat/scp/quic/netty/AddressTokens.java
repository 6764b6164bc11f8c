package chat.scp.quic.netty;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicTokenHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Tokens of Retry: who brings one back has the address that it was sent to. The server keeps nothing
 * but its key. On one loop. RFC 9000 §8.1.3
 *
 * <pre>
 *  0                   8                                  40
 * | made, in ms        | HMAC-SHA-256 of all the rest      | original destination connection id
 *                        and of address and port
 * </pre>
 *
 * <p>Netty asks here about each newcomer, and about nobody else, so this is where they are counted.
 */
final class AddressTokens implements QuicTokenHandler {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int HEAD_BYTES = Long.BYTES + MAC_BYTES;
    private static final long LIFE_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final int DROP = -1;

    private final Admission admission;
    private final LongSupplier clockMillis;
    private final Mac mac;

    AddressTokens(Admission admission, SecretKey key, LongSupplier clockMillis) {
        this.admission = admission;
        this.clockMillis = clockMillis;
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Who is not admitted at once is told to prove his address, which costs nothing, and asked again then. */
    @Override
    public boolean writeToken(ByteBuf out, ByteBuf dcid, InetSocketAddress from) {
        if (!admission.demandsProof() && admission.admits(from.getAddress())) {
            return false;
        }
        byte[] original = new byte[dcid.readableBytes()];
        dcid.getBytes(dcid.readerIndex(), original);
        long made = clockMillis.getAsLong();
        out.writeLong(made).writeBytes(sign(made, original, from)).writeBytes(original);
        return true;
    }

    @Override
    public int validateToken(ByteBuf token, InetSocketAddress from) {
        if (token.readableBytes() < HEAD_BYTES) {
            return DROP;
        }
        long made = token.readLong();
        byte[] shown = new byte[MAC_BYTES];
        token.readBytes(shown);
        byte[] original = new byte[token.readableBytes()];
        token.readBytes(original);
        long age = clockMillis.getAsLong() - made;
        boolean genuine = MessageDigest.isEqual(shown, sign(made, original, from));
        boolean good = genuine && age >= 0 && age <= LIFE_MILLIS && admission.admits(from.getAddress());
        return good ? HEAD_BYTES : DROP;
    }

    @Override
    public int maxTokenLength() {
        return HEAD_BYTES + Quic.MAX_CONN_ID_LEN;
    }

    private byte[] sign(long made, byte[] original, InetSocketAddress from) {
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES);
        mac.update(head.putLong(made).putInt(from.getPort()).array());
        mac.update((byte) original.length);
        mac.update(original);
        return mac.doFinal(from.getAddress().getAddress());
    }
}
