package chat.scp.benchmarks.codec;

import chat.scp.benchmarks.sbe.ChatMessageDecoder;
import chat.scp.wire.MessageView;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.infra.Blackhole;

/** Every field read where it lies, after the checks that the format makes; no object is made. */
public class View extends Operation {
    @Benchmark
    public void scp(Scp peer, Blackhole hole) throws Exception {
        int i = peer.next();
        MessageView message = peer.view(i);
        hole.consume(message.conversationHigh());
        hole.consume(message.conversationLow());
        hole.consume(message.idHigh());
        hole.consume(message.idLow());
        hole.consume(message.sequence());
        hole.consume(message.timeMillis());
        hole.consume(message.isSender(peer.sender(i)));
        hole.consume(message.epoch());
        hole.consume(message.contentTypeValue());
        hole.consume(message.bodyOffset());
        hole.consume(message.bodyBytes());
    }

    @Benchmark
    public void sbe(Sbe peer, Blackhole hole) {
        consume(peer, peer.next(), hole);
    }

    @Benchmark
    @Fork(value = 1, jvmArgsAppend = UNCHECKED)
    public void sbeUnchecked(Sbe peer, Blackhole hole) {
        consume(peer, peer.next(), hole);
    }

    @Benchmark
    public void floor(Floor peer, Blackhole hole) {
        int i = peer.next();
        ByteBuffer message = peer.view(i);
        hole.consume(message.getLong(Floor.CONVERSATION));
        hole.consume(message.getLong(Floor.CONVERSATION + 8));
        hole.consume(message.getLong(Floor.ID));
        hole.consume(message.getLong(Floor.ID + 8));
        hole.consume(message.getLong(Floor.SEQUENCE));
        hole.consume(message.getLong(Floor.TIME));
        hole.consume(peer.isSender(i));
        hole.consume(message.getInt(Floor.EPOCH));
        hole.consume(message.getInt(Floor.CONTENT_TYPE));
        hole.consume(Floor.BODY);
        hole.consume(message.getInt(Floor.BODY_BYTES));
    }

    private static void consume(Sbe peer, int i, Blackhole hole) {
        ChatMessageDecoder message = peer.view(i);
        hole.consume(message.conversation().high());
        hole.consume(message.conversation().low());
        hole.consume(message.messageId().high());
        hole.consume(message.messageId().low());
        hole.consume(message.sequence());
        hole.consume(message.timeMillis());
        hole.consume(Sbe.isSender(message, peer.sender(i)));
        hole.consume(message.epoch());
        hole.consume(message.contentType());
        hole.consume(message.limit() + ChatMessageDecoder.bodyHeaderLength());
        hole.consume(message.bodyLength());
    }
}
