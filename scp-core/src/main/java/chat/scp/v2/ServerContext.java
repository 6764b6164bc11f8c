package chat.scp.v2;

import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.dialect.Timers;
import chat.scp.extension.CapabilityAgreement;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Scp2Type;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerEvent;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.ProtocolException;
import java.time.Duration;
import java.util.BitSet;

/** What the parts of a server session share: where to say things, what was agreed, what time it is. */
final class ServerContext {
    private static final int MAX_DATAGRAM_BYTES = 1_100;

    final ServerConfig config;
    final Outlet<ServerEvent> outlet;
    final Timers<ServerTimer> timers = new Timers<>(ServerTimer.class);
    long nowNanos;
    LinkInfo link = new LinkInfo("", Bytes.EMPTY, 0, false);
    CapabilityAgreement agreed = CapabilityAgreement.NONE;
    private final BitSet opened = new BitSet();

    ServerContext(ServerConfig config, Outlet<ServerEvent> outlet) {
        this.config = config;
        this.outlet = outlet;
    }

    void send(Scp2Pdu pdu) {
        outlet.send(Channel.CONTROL, pdu);
    }

    /** What is worthless when late. §5.4, §5.5 */
    void sendEphemeral(Scp2Pdu pdu) {
        // §8.5-2: what does not fit goes on control
        int room = Math.min(link.maxDatagramBytes(), MAX_DATAGRAM_BYTES);
        boolean datagram = agreed.has(Capability.DATAGRAMS) && Scp2Codecs.TABLE.frameBytes(pdu) <= room;
        outlet.send(datagram ? Channel.DATAGRAM : Channel.CONTROL, pdu);
    }

    /** The conversation's channel once the client has opened it, and control before. §8.3 */
    Channel channelOf(ConversationId conversation) {
        Channel place = Channels.of(conversation, poolSize());
        return opened.get(place.number()) ? place : Channel.CONTROL;
    }

    /** The client sent on this channel of the pool. */
    void opened(Channel channel) throws ProtocolException {
        if (channel.number() >= poolSize()) {
            throw new ProtocolException(
                    ErrorCode.BAD_VALUE, "8.3", "channel " + channel.number() + " of a pool of " + poolSize());
        }
        opened.set(channel.number());
    }

    int poolSize() {
        return link.conversationChannels() ? config.conversationChannels() : 0;
    }

    void emit(ServerEvent event) {
        outlet.emit(event);
    }

    void start(ServerTimer timer, Duration delay) {
        timers.set(timer, nowNanos + delay.toNanos());
    }

    /** Whether so much waits already that pushing more would only make it wait longer. §6.5 */
    boolean isCongested() {
        return outlet.waitingBytes() > config.maxWaitingBytes() / 2;
    }

    /** The PDU's capability must be agreed. §4.1 */
    void requireAgreed(Scp2Type type) throws ProtocolException {
        Capability needed = RequiredCapability.of(type);
        if (needed != null && !agreed.has(needed)) {
            throw new ProtocolException(ErrorCode.NOT_NEGOTIATED, "4.1", type + " needs " + needed);
        }
    }

    // §8.5-3: the session drops the datagram.
    void requireDatagrams() throws ProtocolException {
        if (!agreed.has(Capability.DATAGRAMS)) {
            throw new ProtocolException(ErrorCode.NOT_NEGOTIATED, "8.5", "a datagram without DATAGRAMS");
        }
    }
}
