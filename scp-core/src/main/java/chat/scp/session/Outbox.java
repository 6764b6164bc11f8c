package chat.scp.session;

import chat.scp.dialect.Outlet;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.signal.Channel;
import chat.scp.signal.ChannelMap;
import chat.scp.wire.CodecTable;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session has to say and nobody has fetched yet: frames by channel, events in order. */
final class Outbox<E> implements Outlet<E> {
    /** A frame that waits; without PDU and bytes it is the end of its channel. */
    private record Waiting(@Nullable Pdu pdu, @Nullable MessageFrame bytes, int length) {}

    /** The frames of a channel; kept until the channel ends, as most are used again and again. */
    private record Lane(Channel channel, Deque<Waiting> frames) {}

    private static final int FEW = 7;

    private final CodecTable codecs;
    private final WireWriter writer = new WireWriter();
    private final ChannelMap<Lane> lanes = new ChannelMap<>();
    /** Those that have something, the longest waiting first. */
    private final Deque<Lane> waiting = new ArrayDeque<>(FEW);

    private final Deque<E> events = new ArrayDeque<>();
    private final int[] waitingByType = new int[0x100];
    private long waitingBytes;
    private @Nullable ErrorCode closing;

    Outbox(CodecTable codecs) {
        this.codecs = codecs;
    }

    @Override
    public void send(Channel channel, Pdu pdu) {
        add(channel, new Waiting(pdu, null, codecs.frameBytes(pdu)));
    }

    @Override
    public void send(Channel channel, MessageFrame frame) {
        add(channel, new Waiting(null, frame, frame.length()));
    }

    @Override
    public void finish(Channel channel) {
        add(channel, new Waiting(null, null, 0));
    }

    @Override
    public void emit(E event) {
        events.add(event);
    }

    @Override
    public void closeLink(ErrorCode code) {
        if (closing == null) {
            closing = code;
        }
    }

    @Override
    public void clear() {
        lanes.clear();
        waiting.clear();
        Arrays.fill(waitingByType, 0);
        waitingBytes = 0;
        closing = null;
    }

    @Override
    public int waiting(int typeCode) {
        return waitingByType[typeCode];
    }

    @Override
    public long waitingBytes() {
        return waitingBytes;
    }

    @Nullable
    E pollEvent() {
        return events.poll();
    }

    List<Channel> channels() {
        return waiting.size() == 1
                ? List.of(waiting.element().channel())
                : waiting.stream().map(Lane::channel).toList();
    }

    boolean hasFrames(Channel channel) {
        Lane lane = lanes.get(channel);
        return lane != null && !lane.frames().isEmpty();
    }

    /** Set once the link is to be closed; then everything sent before has to leave first. */
    @Nullable
    ErrorCode closing() {
        return closing;
    }

    int nextFrameBytes(Channel channel) {
        Lane lane = lanes.get(channel);
        return lane == null || lane.frames().isEmpty()
                ? 0
                : lane.frames().element().length();
    }

    /**
     * Writes as many whole frames as fit, or one where each wants a write of its own; returns whether
     * the channel's end was reached.
     */
    boolean transmit(Channel channel, ByteBuffer to) {
        Lane lane = lanes.get(channel);
        if (lane == null || lane.frames().isEmpty()) {
            return false;
        }
        Deque<Waiting> queue = lane.frames();
        boolean finished = false;
        while (!queue.isEmpty() && queue.element().length() <= to.remaining()) {
            Waiting next = queue.remove();
            waitingBytes -= next.length();
            if (next.pdu() != null) {
                waitingByType[next.pdu().typeCode()]--;
                codecs.encode(next.pdu(), to, writer);
            } else if (next.bytes() != null) {
                next.bytes().writeTo(to);
            } else {
                finished = true;
            }
            if (codecs.format().wantsSingleWrites() && next.length() > 0 && !endsNext(queue)) {
                break;
            }
        }
        if (queue.isEmpty()) {
            waiting.remove(lane);
            if (finished) {
                lanes.remove(channel);
            }
        }
        return finished;
    }

    private static boolean endsNext(Deque<Waiting> queue) {
        Waiting next = queue.peek();
        return next != null && next.length() == 0;
    }

    private void add(Channel channel, Waiting frame) {
        if (closing != null) {
            return;
        }
        Lane lane = lane(channel);
        if (lane.frames().isEmpty()) {
            waiting.add(lane);
        }
        lane.frames().add(frame);
        waitingBytes += frame.length();
        if (frame.pdu() != null) {
            waitingByType[frame.pdu().typeCode()]++;
        }
    }

    private Lane lane(Channel channel) {
        Lane lane = lanes.get(channel);
        if (lane == null) {
            lane = new Lane(channel, new ArrayDeque<>(FEW));
            lanes.put(channel, lane);
        }
        return lane;
    }
}
