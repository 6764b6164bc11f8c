package chat.scp.v2;

import chat.scp.dialect.Outlet;
import chat.scp.dialect.ServerConfig;
import chat.scp.dialect.Timers;
import chat.scp.extension.CapabilityAgreement;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import chat.scp.signal.ServerEvent;
import java.time.Duration;

/** What the parts of a server session share: where to say things, what was agreed, what time it is. */
final class ServerContext {
    final ServerConfig config;
    final Outlet<ServerEvent> outlet;
    final Timers<ServerTimer> timers = new Timers<>(ServerTimer.class);
    long nowNanos;
    LinkInfo link = new LinkInfo("", Bytes.EMPTY, 0, false);
    CapabilityAgreement agreed = CapabilityAgreement.NONE;

    ServerContext(ServerConfig config, Outlet<ServerEvent> outlet) {
        this.config = config;
        this.outlet = outlet;
    }

    void send(Scp2Pdu pdu) {
        outlet.send(Channel.CONTROL, pdu);
    }

    /** What is worthless when late. §5.4, §5.5 */
    void sendEphemeral(Scp2Pdu pdu) {
        boolean datagram = agreed.has(Capability.DATAGRAMS) && link.maxDatagramBytes() > 0;
        outlet.send(datagram ? Channel.DATAGRAM : Channel.CONTROL, pdu);
    }

    Channel channelOf(ConversationId conversation) {
        return Channels.of(conversation, poolSize());
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
}
