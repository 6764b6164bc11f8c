package chat.scp.benchmarks.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * MQTT 5 by Netty's codec: a PUBLISH of QoS 1. The conversation is the topic, the message id the correlation data, the sender a user
 * property; the numbers that MQTT has no field for stand in front of the text in the payload.
 */
@State(Scope.Thread)
public class Mqtt extends Peer {
    static final int NUMBERS_BYTES = 24;
    private static final String SENDER = "sender";

    private final MqttPipeline pipeline = new MqttPipeline();
    private final MqttPublishMessage[] messages = new MqttPublishMessage[Chat.COUNT];
    private final ByteBuf[] buffers = new ByteBuf[Chat.COUNT];
    private final String[] topics = new String[Chat.COUNT];
    private final byte[][] ids = new byte[Chat.COUNT][];

    @Override
    void prepareObjects() throws Exception {
        pipeline.connect();
        for (int i = 0; i < Chat.COUNT; i++) {
            Chat chat = chats[i];
            topics[i] = HexFormat.of().formatHex(Ids.bytes(chat.conversationHigh(), chat.conversationLow()));
            ids[i] = Ids.bytes(chat.idHigh(), chat.idLow());
            messages[i] = publish(i);
        }
    }

    @Override
    void prepareFrames() {
        for (int i = 0; i < Chat.COUNT; i++) {
            buffers[i] = Unpooled.wrappedBuffer(frames[i]);
        }
    }

    private MqttPublishMessage publish(int i) {
        Chat chat = chats[i];
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.BinaryProperty(MqttProperties.CORRELATION_DATA, ids[i]));
        properties.add(new MqttProperties.UserProperty(SENDER, chat.sender()));
        ByteBuf payload = Unpooled.buffer(NUMBERS_BYTES + ByteBufUtil.utf8Bytes(chat.text()));
        payload.writeInt(chat.epoch());
        payload.writeLong(chat.sequence());
        payload.writeLong(chat.timeMillis());
        payload.writeInt(chat.contentType());
        payload.writeCharSequence(chat.text(), StandardCharsets.UTF_8);
        return MqttMessageBuilders.publish()
                .topicName(topics[i])
                .qos(MqttQoS.AT_LEAST_ONCE)
                .messageId(1)
                .properties(properties)
                .payload(payload)
                .build();
    }

    @Override
    int encode(int i) throws Exception {
        return pipeline.encode(messages[i].retain()); // the encoder lets go of what it has written
    }

    @Override
    int encodeText(int i) throws Exception {
        return pipeline.encode(publish(i));
    }

    @Override
    byte[] written(int length) {
        return pipeline.written();
    }

    /** The message, to be released by the caller. */
    MqttPublishMessage decode(int i) throws Exception {
        ByteBuf frame = buffers[i].setIndex(0, frames[i].length).retain();
        return pipeline.decode(frame);
    }

    static Object correlation(MqttPublishMessage message) {
        return message.variableHeader()
                .properties()
                .getProperty(MqttProperties.CORRELATION_DATA)
                .value();
    }

    static String sender(MqttPublishMessage message) {
        var property = (MqttProperties.UserProperties)
                message.variableHeader().properties().getProperty(MqttProperties.USER_PROPERTY);
        return property.value().get(0).value;
    }

    static byte[] body(MqttPublishMessage message) {
        ByteBuf payload = message.payload();
        return ByteBufUtil.getBytes(payload, NUMBERS_BYTES, payload.readableBytes() - NUMBERS_BYTES);
    }

    static String text(MqttPublishMessage message) {
        ByteBuf payload = message.payload();
        return payload.toString(NUMBERS_BYTES, payload.readableBytes() - NUMBERS_BYTES, StandardCharsets.UTF_8);
    }

    @Override
    Chat facts(int i) throws Exception {
        MqttPublishMessage message = decode(i);
        BigInteger conversation = new BigInteger(message.variableHeader().topicName(), 16);
        byte[] id = (byte[]) correlation(message);
        ByteBuf payload = message.payload();
        Chat chat = new Chat(
                conversation.shiftRight(64).longValue(),
                conversation.longValue(),
                Ids.high(id),
                Ids.low(id),
                payload.getInt(0),
                payload.getLong(4),
                payload.getLong(12),
                sender(message),
                payload.getInt(20),
                text(message));
        message.release();
        return chat;
    }
}
