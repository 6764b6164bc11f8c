package chat.scp.benchmarks.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.pdu.Pdu;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.Framer;
import chat.scp.wire.PduDecoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixedStreamTest {
    @ParameterizedTest
    @EnumSource
    void everyWayOfCuttingGivesTheSamePdus(MixedStream.Chunks chunks) throws Exception {
        Framer framer = new Framer(FrameFormat.SCP2, FrameFormat.SCP2.maxFrameBytes());
        PduDecoder decoder = new PduDecoder(Scp2Codecs.TABLE);
        List<Pdu> read = new ArrayList<>();
        for (ByteBuffer chunk : MixedStream.cut(chunks)) {
            while (framer.next(chunk)) {
                read.add(decoder.decode(framer.frame()));
            }
        }
        assertEquals(MixedStream.pdus(), read);
        assertEquals(MixedStream.PDUS, read.size());
    }
}
