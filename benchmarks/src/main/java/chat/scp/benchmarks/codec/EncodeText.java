package chat.scp.benchmarks.codec;

import org.openjdk.jmh.annotations.Benchmark;

/** The object made from its parts, the body from a {@code String}, then encoded into a reused buffer. */
public class EncodeText extends Operation {
    @Benchmark
    public int scp(Scp peer) {
        return peer.encodeText(peer.next());
    }

    @Benchmark
    public int sbe(Sbe peer) {
        return peer.encodeText(peer.next());
    }

    @Benchmark
    public int protobuf(Protobuf peer) throws Exception {
        return peer.encodeText(peer.next());
    }

    @Benchmark
    public int mqtt(Mqtt peer) throws Exception {
        return peer.encodeText(peer.next());
    }

    @Benchmark
    public int cbor(Cbor peer) throws Exception {
        return peer.encodeText(peer.next());
    }

    @Benchmark
    public int json(Json peer) throws Exception {
        return peer.encodeText(peer.next());
    }

    @Benchmark
    public int floor(Floor peer) {
        return peer.encodeText(peer.next());
    }
}
