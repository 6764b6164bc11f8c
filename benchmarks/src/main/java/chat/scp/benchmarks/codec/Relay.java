package chat.scp.benchmarks.codec;

import chat.scp.benchmarks.sbe.ChatMessageDecoder;
import chat.scp.wire.MessageView;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a server does with a framed message but for its log: check the frame; read conversation and message id; check
 * the sender; fill in sequence, epoch, time and sender; append the whole frame to the recipient's outgoing buffer.
 */
public class Relay extends Operation {
    @Benchmark
    public void scp(Scp peer, Blackhole hole) throws Exception {
        int i = peer.next();
        MessageView message = peer.view(i);
        hole.consume(message.conversationHigh());
        hole.consume(message.conversationLow());
        hole.consume(message.idHigh());
        hole.consume(message.idLow());
        hole.consume(peer.relay(message, peer.sender(i)));
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
        hole.consume(peer.relay(i));
    }

    private static void consume(Sbe peer, int i, Blackhole hole) {
        ChatMessageDecoder message = peer.view(i);
        hole.consume(message.conversation().high());
        hole.consume(message.conversation().low());
        hole.consume(message.messageId().high());
        hole.consume(message.messageId().low());
        hole.consume(peer.relay(message, i));
    }
}
