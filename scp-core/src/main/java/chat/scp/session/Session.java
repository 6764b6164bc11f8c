package chat.scp.session;

import chat.scp.dialect.Engine;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.signal.Channel;
import chat.scp.signal.ChannelMap;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.LinkInfo;
import chat.scp.wire.Frame;
import chat.scp.wire.FrameFormat;
import chat.scp.wire.Framer;
import chat.scp.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What both ends share: bytes, commands and time go in; bytes, events and deadlines come out.
 *
 * <p>After every call that puts something in, whoever drives the session takes out what is there:
 * {@link #pollEvent}, {@link #channelsToWrite} with {@link #transmit}, {@link #closing} and {@link
 * #deadlineNanos}. A session has no thread, clock or randomness; for one thread.
 *
 * @param <C> the commands of its application
 * @param <E> the events of its application
 */
public abstract sealed class Session<C, E> permits ClientSession, ServerSession {
    /** No peer needs as many channels with half a frame on them. */
    private static final int MAX_CHANNELS = 256;

    private final ChannelMap<Framer> framers = new ChannelMap<>();
    private @Nullable Engine<C> engine;
    private @Nullable Outbox<E> outbox;
    private @Nullable FrameFormat format;

    Session() {}

    final void speak(Engine<C> spoken, Outbox<E> saying, FrameFormat framing) {
        engine = spoken;
        outbox = saying;
        format = framing;
    }

    final boolean speaks() {
        return engine != null;
    }

    final Engine<C> engine() {
        if (engine == null) {
            throw new IllegalStateException("no link has been there yet");
        }
        return engine;
    }

    /** A link is there; {@code nonce} must be 18 or more random bytes, fresh for it. */
    public abstract void linkUp(LinkInfo link, Bytes nonce, long nowNanos);

    /** The link is gone: closed by either side, or lost. */
    public void linkDown(long nowNanos) {
        framers.clear();
        if (engine != null) {
            engine.linkDown(nowNanos);
        }
    }

    /** Bytes came in on a channel, split or joined in any way. */
    public void receive(Channel channel, ByteBuffer bytes, long nowNanos) {
        if (engine == null || format == null) {
            return;
        }
        try {
            if (channel.kind() == Channel.Kind.DATAGRAM) {
                receiveDatagram(engine, format, bytes, nowNanos);
                return;
            }
            Framer framer = framer(channel, engine, format);
            // A closing engine takes no more: what it could say would not leave.
            while (closing().isEmpty() && framer.next(bytes)) {
                receiveFrame(engine, channel, framer.frame(), nowNanos);
                framer.limit(engine.maxFrameBytes());
            }
        } catch (ProtocolException violation) {
            framers.remove(channel);
            engine.violated(violation, channel, nowNanos);
        }
    }

    /** The peer finished the channel. */
    public void channelEnded(Channel channel, long nowNanos) {
        framers.remove(channel);
        if (engine != null) {
            engine.channelEnded(channel, nowNanos);
        }
    }

    /**
     * The application wants something.
     *
     * @throws IllegalCommandException if the state does not allow it; nothing was sent
     */
    public void command(C command, long nowNanos) {
        if (engine == null) {
            throw new IllegalCommandException("no link has been there yet");
        }
        engine.command(command, nowNanos);
    }

    /** Tells the session that its deadline has passed; earlier calls do nothing. */
    public void tick(long nowNanos) {
        if (engine != null && engine.deadlineNanos() <= nowNanos) {
            engine.timeout(nowNanos);
        }
    }

    /** When {@link #tick} is due; {@link Engine#NEVER} if nothing is awaited. */
    public long deadlineNanos() {
        return engine == null ? Engine.NEVER : engine.deadlineNanos();
    }

    /** The next event, in order; null if there is none. */
    public @Nullable E pollEvent() {
        return outbox == null ? null : outbox.pollEvent();
    }

    /** Channels that have something to send, the longest waiting first. */
    public List<Channel> channelsToWrite() {
        return outbox == null ? List.of() : outbox.channels();
    }

    /** Whether the channel has something to send, if only its end. */
    public boolean hasFrames(Channel channel) {
        return outbox != null && outbox.hasFrames(channel);
    }

    /** Length of the next frame of this channel: the room that {@link #transmit} needs. */
    public int nextFrameBytes(Channel channel) {
        return outbox == null ? 0 : outbox.nextFrameBytes(channel);
    }

    /**
     * Writes as many whole frames of the channel as fit at the buffer's position; in SCP/1 one, which
     * is to leave in a write of its own (§10.1). True: the channel is
     * to be finished after them.
     */
    public boolean transmit(Channel channel, ByteBuffer to) {
        return outbox != null && outbox.transmit(channel, to);
    }

    /** The code to close the link with once all channels are written; empty: the link stays. */
    public Optional<ErrorCode> closing() {
        return outbox == null ? Optional.empty() : Optional.ofNullable(outbox.closing());
    }

    /** Bytes that wait to be taken with {@link #transmit}. */
    public long waitingBytes() {
        return outbox == null ? 0 : outbox.waitingBytes();
    }

    /** Memory held for frames that have not come whole yet. */
    public long bufferedBytes() {
        return framers.values().stream().mapToLong(Framer::capacity).sum();
    }

    /** Name of the present state, for logs. */
    public String stateName() {
        return engine == null ? "AWAITING_LINK" : engine.stateName();
    }

    private Framer framer(Channel channel, Engine<C> spoken, FrameFormat framing) throws ProtocolException {
        Framer framer = framers.get(channel);
        if (framer == null) {
            if (framers.size() >= MAX_CHANNELS) {
                throw new ProtocolException(
                        ErrorCode.WRONG_CHANNEL,
                        ProtocolException.Scope.CHANNEL,
                        "8.1",
                        "more than " + MAX_CHANNELS + " channels");
            }
            framer = new Framer(framing, spoken.maxFrameBytes());
            framers.put(channel, framer);
        } else {
            framer.limit(spoken.maxFrameBytes());
        }
        return framer;
    }

    // Where only the frame is bad, and the engine goes on, so does the channel: §10.5.
    private void receiveFrame(Engine<C> spoken, Channel channel, Frame frame, long nowNanos) throws ProtocolException {
        try {
            spoken.receive(channel, frame, nowNanos);
        } catch (ProtocolException violation) {
            if (violation.scope() == ProtocolException.Scope.CHANNEL) {
                throw violation;
            }
            spoken.violated(violation, channel, nowNanos);
        }
    }

    // §8.5: a datagram of no use is dropped, like one that got lost.
    private void receiveDatagram(Engine<C> spoken, FrameFormat framing, ByteBuffer bytes, long nowNanos) {
        Framer single = new Framer(framing, spoken.maxFrameBytes());
        try {
            if (single.next(bytes) && !bytes.hasRemaining()) {
                spoken.receive(Channel.DATAGRAM, single.frame(), nowNanos);
            }
        } catch (ProtocolException useless) {
            // Damaged, not one whole frame, or too early: it may have overtaken what it depends on.
        }
    }
}
