package chat.scp.benchmarks.codec;

import chat.scp.benchmarks.protobuf.ChatMessage;
import chat.scp.benchmarks.protobuf.ChatMessageBytes;
import chat.scp.pdu.v2.Message;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes to an object that outlives them, every field of it read; the body stays bytes. */
public class Decode extends Operation {
    @Benchmark
    public void scp(Scp peer, Blackhole hole) throws Exception {
        Message message = peer.decode(peer.next());
        hole.consume(message);
        hole.consume(message.conversation());
        hole.consume(message.id());
        hole.consume(message.position().epoch());
        hole.consume(message.position().sequence());
        hole.consume(message.timeMillis());
        hole.consume(message.sender().text());
        hole.consume(message.body().contentType());
        hole.consume(message.body().content());
    }

    @Benchmark
    public void protobuf(Protobuf peer, Blackhole hole) throws Exception {
        ChatMessageBytes message = peer.decode(peer.next());
        hole.consume(message);
        hole.consume(message.getConversation());
        hole.consume(message.getMessageId());
        hole.consume(message.getEpoch());
        hole.consume(message.getSequence());
        hole.consume(message.getTimeMillis());
        hole.consume(message.getSender());
        hole.consume(message.getContentType());
        hole.consume(message.getBody());
    }

    /** What its generated code makes of a text that the schema calls `string`: the usual choice for a chat. */
    @Benchmark
    public void protobufString(Protobuf peer, Blackhole hole) throws Exception {
        ChatMessage message = peer.decodeText(peer.next());
        hole.consume(message);
        hole.consume(message.getConversation());
        hole.consume(message.getMessageId());
        hole.consume(message.getEpoch());
        hole.consume(message.getSequence());
        hole.consume(message.getTimeMillis());
        hole.consume(message.getSender());
        hole.consume(message.getContentType());
        hole.consume(message.getBody());
    }

    @Benchmark
    public void mqtt(Mqtt peer, Blackhole hole) throws Exception {
        MqttPublishMessage message = peer.decode(peer.next());
        ByteBuf payload = message.payload();
        hole.consume(message);
        hole.consume(message.variableHeader().topicName());
        hole.consume(Mqtt.correlation(message));
        hole.consume(Mqtt.sender(message));
        hole.consume(payload.getInt(0));
        hole.consume(payload.getLong(4));
        hole.consume(payload.getLong(12));
        hole.consume(payload.getInt(20));
        hole.consume(Mqtt.body(message));
        message.release();
    }

    @Benchmark
    public void cbor(Cbor peer, Blackhole hole) throws Exception {
        Jackson.BytesMessage message = peer.decode(peer.next());
        hole.consume(message);
        hole.consume(message.conversation());
        hole.consume(message.id());
        hole.consume(message.epoch());
        hole.consume(message.sequence());
        hole.consume(message.timeMillis());
        hole.consume(message.sender());
        hole.consume(message.contentType());
        hole.consume(message.body());
    }

    @Benchmark
    public void floor(Floor peer, Blackhole hole) {
        Floor.Plain message = peer.decode(peer.next());
        hole.consume(message);
        hole.consume(message.conversationHigh());
        hole.consume(message.conversationLow());
        hole.consume(message.idHigh());
        hole.consume(message.idLow());
        hole.consume(message.epoch());
        hole.consume(message.sequence());
        hole.consume(message.timeMillis());
        hole.consume(message.sender());
        hole.consume(message.contentType());
        hole.consume(message.body());
    }
}
