package chat.scp.benchmarks.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttVersion;

/**
 * Encoder and decoder in a pipeline, called directly at their handler methods: nothing of the channel's queues and events is measured
 * with them.
 */
final class MqttPipeline {
    private static final int MAX_BYTES = 64 * 1024;

    private final MqttDecoder decoder = new MqttDecoder(MAX_BYTES);
    private final ChannelHandlerContext decoderContext;
    private final ChannelHandlerContext encoderContext;
    private ByteBuf encoded = Unpooled.EMPTY_BUFFER;
    private Object decoded = "nothing yet";

    MqttPipeline() {
        ChannelOutboundHandlerAdapter bytes = new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                encoded.release();
                encoded = (ByteBuf) message;
            }
        };
        ChannelInboundHandlerAdapter messages = new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                decoded = message;
            }
        };
        EmbeddedChannel channel = new EmbeddedChannel(bytes, MqttEncoder.INSTANCE, decoder, messages);
        encoderContext = channel.pipeline().context(MqttEncoder.INSTANCE);
        decoderContext = channel.pipeline().context(decoder);
    }

    /** Both codecs learn the version from a CONNECT. */
    void connect() throws Exception {
        encode(MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId("benchmark")
                .build());
        decoder.channelRead(decoderContext, encoded.retain());
    }

    int encode(MqttMessage message) throws Exception {
        MqttEncoder.INSTANCE.write(encoderContext, message, encoderContext.voidPromise());
        return encoded.readableBytes();
    }

    byte[] written() {
        return ByteBufUtil.getBytes(encoded);
    }

    MqttPublishMessage decode(ByteBuf frame) throws Exception {
        decoder.channelRead(decoderContext, frame);
        return (MqttPublishMessage) decoded;
    }
}
