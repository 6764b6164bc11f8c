package chat.scp.benchmarks.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.pdu.v2.Message;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.MessageView;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.PduEncoder;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The relay benchmark copies from heap to heap, which has a way of its own; the others must give the same. */
class AppendTest {
    private static final Message MESSAGE = (Message) MixedStream.pdus().get(0);
    private static final IntFunction<ByteBuffer> SLICE =
            bytes -> ByteBuffer.allocate(bytes + 7).position(7).slice();

    static Stream<Arguments> buffers() {
        return Stream.of(
                Arguments.of(SLICE, SLICE),
                Arguments.of(SLICE, (IntFunction<ByteBuffer>) ByteBuffer::allocateDirect),
                Arguments.of((IntFunction<ByteBuffer>) ByteBuffer::allocateDirect, SLICE));
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void anAppendedMessageIsTheSame(IntFunction<ByteBuffer> from, IntFunction<ByteBuffer> to) throws Exception {
        ByteBuffer out = to.apply(1000).position(11);
        view(from).copyTo(out);
        assertEquals(MESSAGE, new PduDecoder(Scp2Codecs.TABLE).decode(out.flip().position(11)));
    }

    @Test
    void appendingWithoutRoomWritesNothing() throws Exception {
        ByteBuffer out = ByteBuffer.allocate(1000).limit(20);
        assertThrows(BufferOverflowException.class, () -> view(SLICE).copyTo(out));
        assertEquals(0, out.position());
        assertEquals(ByteBuffer.allocate(1000), out.clear());
    }

    private static MessageView view(IntFunction<ByteBuffer> from) throws Exception {
        PduEncoder encoder = new PduEncoder(Scp2Codecs.TABLE);
        ByteBuffer frame = from.apply(encoder.frameBytes(MESSAGE));
        encoder.encode(MESSAGE, frame);
        return new MessageView().wrap(frame, 0, frame.position());
    }
}
