package chat.scp.session;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import chat.scp.v2.codec.Scp2Codecs;
import chat.scp.wire.PduDecoder;
import chat.scp.wire.ProtocolException;
import chat.scp.wire.WireWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One end of a session of SCP/2 in a test's hands: PDUs go in and come out as bytes, and time is what it is told. */
public final class End<C, E> {
    /** A PDU, and the channel that it left on. */
    public record Sent(Channel channel, Pdu pdu) {}

    public static final Bytes CERTIFICATE = Bytes.ofHex("c0".repeat(32));
    /** A link as QUIC gives it. */
    public static final LinkInfo QUIC = new LinkInfo("scp/2", CERTIFICATE, 1_200, true);
    /** A link without a certificate, datagrams and channels, but with a protocol agreed on. */
    public static final LinkInfo PLAIN = new LinkInfo("scp/2", Bytes.EMPTY, 0, false);

    static final Bytes NONCE = Bytes.ofHex("42".repeat(18));

    private final Session<C, E> session;
    private final PduDecoder decoder = new PduDecoder(Scp2Codecs.TABLE);
    private final List<E> events = new ArrayList<>();
    private final List<Channel> finished = new ArrayList<>();
    private long now = 1;

    public End(Session<C, E> session) {
        this.session = session;
    }

    public Session<C, E> session() {
        return session;
    }

    public String state() {
        return session.stateName();
    }

    public Optional<ErrorCode> closing() {
        return session.closing();
    }

    public long now() {
        return now;
    }

    // ---- what goes in

    public End<C, E> linkUp(LinkInfo link) {
        session.linkUp(link, NONCE, now);
        return this;
    }

    public End<C, E> linkDown() {
        session.linkDown(now);
        return this;
    }

    public End<C, E> receive(Scp2Pdu... pdus) {
        for (Scp2Pdu pdu : pdus) {
            receive(Channel.CONTROL, pdu);
        }
        return this;
    }

    public End<C, E> receive(Channel channel, Pdu pdu) {
        return receive(channel, frame(pdu));
    }

    public End<C, E> receive(Channel channel, byte[] bytes) {
        session.receive(channel, ByteBuffer.wrap(bytes), now);
        return this;
    }

    public End<C, E> command(C command) {
        session.command(command, now);
        return this;
    }

    /** Lets time pass; every deadline on the way is kept. */
    public End<C, E> pass(Duration time) {
        long until = now + time.toNanos();
        while (session.deadlineNanos() <= until) {
            now = Math.max(now, session.deadlineNanos());
            session.tick(now);
        }
        now = until;
        session.tick(now);
        return this;
    }

    // ---- what comes out

    /** What has left since the last call, in the order of the channels. */
    public List<Sent> sentOn() {
        List<Sent> sent = new ArrayList<>();
        for (Channel channel : session.channelsToWrite()) {
            for (int bytes = session.nextFrameBytes(channel);
                    hasMore(channel);
                    bytes = session.nextFrameBytes(channel)) {
                ByteBuffer frame = ByteBuffer.allocate(bytes);
                if (session.transmit(channel, frame)) {
                    finished.add(channel);
                }
                if (bytes > 0) {
                    sent.add(new Sent(channel, decode(frame.flip())));
                }
            }
        }
        return sent;
    }

    public List<Pdu> sent() {
        return sentOn().stream().map(Sent::pdu).toList();
    }

    /** The PDUs of one type among what has left. */
    public <P extends Pdu> List<P> sent(Class<P> type) {
        return sent().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The only PDU of a type among what has left. */
    public <P extends Pdu> P sentOne(Class<P> type) {
        List<Pdu> all = sent();
        List<P> found = all.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("not one " + type.getSimpleName() + " in " + all);
        }
        return found.get(0);
    }

    /** Channels that were finished so far. */
    public List<Channel> finished() {
        return finished;
    }

    /** Events since the last call. */
    public List<E> events() {
        for (E event = session.pollEvent(); event != null; event = session.pollEvent()) {
            events.add(event);
        }
        List<E> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    public <T extends E> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The only event of a type since the last call. */
    public <T extends E> T event(Class<T> type) {
        List<E> all = events();
        List<T> found = all.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("not one " + type.getSimpleName() + " in " + all);
        }
        return found.get(0);
    }

    /** Forgets what came out so far. */
    public End<C, E> quiet() {
        sent();
        events();
        return this;
    }

    public static byte[] frame(Pdu pdu) {
        ByteBuffer frame = ByteBuffer.allocate(Scp2Codecs.TABLE.frameBytes(pdu));
        Scp2Codecs.TABLE.encode(pdu, frame, new WireWriter());
        return frame.array();
    }

    private boolean hasMore(Channel channel) {
        return session.channelsToWrite().contains(channel);
    }

    private Pdu decode(ByteBuffer frame) {
        try {
            return decoder.decode(frame);
        } catch (ProtocolException e) {
            throw new AssertionError("a session sent what nobody can read", e);
        }
    }
}
