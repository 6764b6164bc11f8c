package chat.scp.quic.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tokens of Retry, and who is let in. */
final class AddressTokensTest {
    private static final InetSocketAddress CLIENT = new InetSocketAddress("127.0.0.1", 5000);
    private static final byte[] ORIGINAL = {1, 2, 3, 4, 5, 6, 7, 8};

    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "HmacSHA256");
    private long nowMillis = 1_000_000;

    private AddressTokens tokens(Admission admission) {
        return new AddressTokens(admission, key, () -> nowMillis);
    }

    private static Admission demanding() {
        return new Admission(100, 100, 0);
    }

    private static ByteBuf token(AddressTokens tokens) {
        ByteBuf token = Unpooled.buffer(tokens.maxTokenLength());
        assertTrue(tokens.writeToken(token, Unpooled.wrappedBuffer(ORIGINAL), CLIENT));
        return token;
    }

    @Test
    void aTokenComesBackWithTheOriginalConnectionId() {
        AddressTokens tokens = tokens(demanding());
        ByteBuf token = token(tokens);
        int offset = tokens.validateToken(token.slice(), CLIENT);
        assertArrayEquals(ORIGINAL, ByteBufUtil.getBytes(token, offset, token.writerIndex() - offset));
    }

    @Test
    void anotherServerObjectWithTheKeyTakesIt() {
        assertTrue(tokens(demanding()).validateToken(token(tokens(demanding())), CLIENT) > 0);
    }

    @Test
    void aTokenOfAnotherAddressOrPortIsRefused() {
        AddressTokens tokens = tokens(demanding());
        assertEquals(-1, tokens.validateToken(token(tokens), new InetSocketAddress("127.0.0.2", 5000)));
        assertEquals(-1, tokens.validateToken(token(tokens), new InetSocketAddress("127.0.0.1", 5001)));
    }

    @Test
    void anOldTokenIsRefused() {
        AddressTokens tokens = tokens(demanding());
        ByteBuf token = token(tokens);
        nowMillis += 10_001;
        assertEquals(-1, tokens.validateToken(token, CLIENT));
    }

    @Test
    void anyChangedByteIsRefused() {
        AddressTokens tokens = tokens(demanding());
        ByteBuf token = token(tokens);
        for (int at = 0; at < token.writerIndex(); at++) {
            ByteBuf changed = token.copy();
            changed.setByte(at, changed.getByte(at) ^ 1);
            assertEquals(-1, tokens.validateToken(changed, CLIENT), "byte " + at);
        }
        assertEquals(-1, tokens.validateToken(token.copy(0, 39), CLIENT));
    }

    @Test
    void nobodyHasToProveAnythingWhileFewHandshakesAreUnderWay() {
        Admission admission = new Admission(100, 100, 2);
        AddressTokens tokens = tokens(admission);
        ByteBuf out = Unpooled.buffer(100);
        assertFalse(tokens.writeToken(out, Unpooled.wrappedBuffer(ORIGINAL), CLIENT));
        admission.began();
        admission.began();
        assertTrue(tokens.writeToken(out, Unpooled.wrappedBuffer(ORIGINAL), CLIENT));
        admission.connected();
        assertFalse(tokens.writeToken(out, Unpooled.wrappedBuffer(ORIGINAL), CLIENT));
    }

    @Test
    void anAddressThatBeginsTooManyConnectionsIsDroppedAndOthersAreNot() {
        AddressTokens tokens = tokens(new Admission(100, 3, 0));
        for (int i = 0; i < 3; i++) {
            assertTrue(tokens.validateToken(token(tokens), CLIENT) > 0);
        }
        assertEquals(-1, tokens.validateToken(token(tokens), CLIENT));
        InetSocketAddress other = new InetSocketAddress("127.0.0.2", 1);
        ByteBuf his = Unpooled.buffer(100);
        tokens.writeToken(his, Unpooled.wrappedBuffer(ORIGINAL), other);
        assertTrue(tokens.validateToken(his, other) > 0);
    }

    @Test
    void aFullOrRefusingServerAdmitsNobody() {
        Admission full = new Admission(1, 100, 100);
        full.began();
        full.connected();
        assertFalse(full.admits(CLIENT.getAddress()));
        full.ended(true);
        assertTrue(full.admits(CLIENT.getAddress()));
        full.refuse();
        assertFalse(full.admits(CLIENT.getAddress()));
    }
}
