package chat.scp.session;

import chat.scp.dialect.Outlet;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.signal.Channel;
import chat.scp.wire.CodecTable;
import chat.scp.wire.MessageFrame;
import chat.scp.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a session has to say and nobody has fetched yet: frames by channel, events in order. */
final class Outbox<E> implements Outlet<E> {
    /** A frame that waits; without PDU and bytes it is the end of its channel. */
    private record Waiting(@Nullable Pdu pdu, @Nullable MessageFrame bytes, int length) {}

    private final CodecTable codecs;
    private final WireWriter writer = new WireWriter();
    private final Map<Channel, Deque<Waiting>> frames = new LinkedHashMap<>();
    /** One that has become empty, for the next channel that has something: mostly each message makes one. */
    private @Nullable Deque<Waiting> spare;

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
        frames.clear();
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
        return List.copyOf(frames.keySet());
    }

    boolean hasFrames(Channel channel) {
        return frames.containsKey(channel);
    }

    /** Set once the link is to be closed; then everything sent before has to leave first. */
    @Nullable
    ErrorCode closing() {
        return closing;
    }

    int nextFrameBytes(Channel channel) {
        Deque<Waiting> queue = frames.get(channel);
        return queue == null ? 0 : queue.element().length();
    }

    /**
     * Writes as many whole frames as fit, or one where each wants a write of its own; returns whether
     * the channel's end was reached.
     */
    boolean transmit(Channel channel, ByteBuffer to) {
        Deque<Waiting> queue = frames.get(channel);
        boolean finished = false;
        while (queue != null && !queue.isEmpty() && queue.element().length() <= to.remaining()) {
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
        if (queue != null && queue.isEmpty()) {
            frames.remove(channel);
            spare = queue;
        }
        return finished;
    }

    private static boolean endsNext(Deque<Waiting> queue) {
        Waiting next = queue.peek();
        return next != null && next.length() == 0;
    }

    private void add(Channel channel, Waiting waiting) {
        if (closing == null) {
            queueOf(channel).add(waiting);
            waitingBytes += waiting.length();
            if (waiting.pdu() != null) {
                waitingByType[waiting.pdu().typeCode()]++;
            }
        }
    }

    private Deque<Waiting> queueOf(Channel channel) {
        Deque<Waiting> queue = frames.get(channel);
        if (queue == null) {
            queue = spare == null ? new ArrayDeque<>() : spare;
            spare = null;
            frames.put(channel, queue);
        }
        return queue;
    }
}
