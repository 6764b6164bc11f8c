package chat.scp.benchmarks.codec;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;

/** An object that is at hand, its body as bytes, into a reused buffer. */
public class Encode extends Operation {
    @Benchmark
    public int scp(Scp peer) {
        return peer.encode(peer.next());
    }

    @Benchmark
    public int sbe(Sbe peer) {
        return peer.encode(peer.next());
    }

    @Benchmark
    @Fork(value = 1, jvmArgsAppend = UNCHECKED)
    public int sbeUnchecked(Sbe peer) {
        return peer.encode(peer.next());
    }

    @Benchmark
    public int protobuf(Protobuf peer) throws Exception {
        return peer.encode(peer.next());
    }

    @Benchmark
    public int mqtt(Mqtt peer) throws Exception {
        return peer.encode(peer.next());
    }

    @Benchmark
    public int cbor(Cbor peer) throws Exception {
        return peer.encode(peer.next());
    }

    @Benchmark
    public int floor(Floor peer) {
        return peer.encode(peer.next());
    }
}
