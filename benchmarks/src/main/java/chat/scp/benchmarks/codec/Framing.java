package chat.scp.benchmarks.codec;

import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.Framer;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A stream of mixed PDUs cut into frames; the time is that of one frame. */
@State(Scope.Thread)
@OperationsPerInvocation(MixedStream.PDUS)
public class Framing extends Operation {
    @Param({"WHOLE", "COALESCED", "SPLIT"})
    public MixedStream.Chunks chunks = MixedStream.Chunks.WHOLE;

    private final Framer framer = new Framer(FrameFormat.SCP2, FrameFormat.SCP2.maxFrameBytes());
    private final PduDecoder decoder = new PduDecoder(Scp2Codecs.TABLE);
    private ByteBuffer[] stream = {};

    @Setup
    public void cut() {
        stream = MixedStream.cut(chunks);
    }

    @Benchmark
    public void frames(Blackhole hole) throws ProtocolException {
        for (ByteBuffer chunk : stream) {
            chunk.rewind();
            while (framer.next(chunk)) {
                hole.consume(framer.frame().typeCode());
                hole.consume(framer.frame().length());
            }
        }
    }

    @Benchmark
    public void records(Blackhole hole) throws ProtocolException {
        for (ByteBuffer chunk : stream) {
            chunk.rewind();
            while (framer.next(chunk)) {
                hole.consume(decoder.decode(framer.frame()));
            }
        }
    }
}
