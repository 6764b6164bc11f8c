package chat.scp.v2;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Outlet;
import chat.scp.dialect.Timers;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Capability;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.Welcome;
import chat.scp.signal.Channel;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.LinkInfo;
import chat.scp.v2.codec.Scp2Codecs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the parts of a client session share: where to say things, what was agreed, what time it is. */
final class ClientContext {
    private static final int MAX_DATAGRAM_BYTES = 1_100;
    private static final LinkInfo NO_LINK = new LinkInfo("", Bytes.EMPTY, 0, false);

    final ClientConfig config;
    final Outlet<ClientEvent> outlet;
    final Timers<ClientTimer> timers = new Timers<>(ClientTimer.class);
    long nowNanos;
    long lastSentNanos;
    LinkInfo link = NO_LINK;
    /** §4.7: after GOAWAY nothing new is sent. */
    boolean draining;

    private @Nullable Welcome welcome;
    private long welcomedNanos;

    ClientContext(ClientConfig config, Outlet<ClientEvent> outlet) {
        this.config = config;
        this.outlet = outlet;
    }

    void welcomed(Welcome agreed) {
        welcome = agreed;
        welcomedNanos = nowNanos;
    }

    void offline() {
        draining = false;
        welcome = null;
        link = NO_LINK;
    }

    boolean isOnline() {
        return welcome != null;
    }

    Welcome welcome() {
        if (welcome == null) {
            throw new IllegalStateException("not logged in");
        }
        return welcome;
    }

    boolean agreed(Capability capability) {
        return welcome != null && welcome.capabilities().contains(capability);
    }

    /** The server's clock, as far as this side can tell. */
    long serverMillis() {
        return welcome().timeMillis() + (nowNanos - welcomedNanos) / 1_000_000;
    }

    void send(Scp2Pdu pdu) {
        send(Channel.CONTROL, pdu);
    }

    void send(Channel channel, Scp2Pdu pdu) {
        lastSentNanos = nowNanos;
        outlet.send(channel, pdu);
    }

    /** What is worthless when late. §5.4, §5.5 */
    void sendEphemeral(Scp2Pdu pdu) {
        // §8.5-2: what does not fit goes on control
        int room = Math.min(link.maxDatagramBytes(), MAX_DATAGRAM_BYTES);
        boolean datagram = agreed(Capability.DATAGRAMS) && Scp2Codecs.TABLE.frameBytes(pdu) <= room;
        send(datagram ? Channel.DATAGRAM : Channel.CONTROL, pdu);
    }

    Channel channelOf(ConversationId conversation) {
        int pool = link.conversationChannels() ? welcome().conversationChannels() : 0;
        return Channels.of(conversation, pool);
    }

    void emit(ClientEvent event) {
        outlet.emit(event);
    }

    void startIfIdle(ClientTimer timer, Duration delay) {
        timers.setIfIdle(timer, nowNanos + delay.toNanos());
    }
}
