package chat.scp.session;

import chat.scp.dialect.Engine;
import chat.scp.signal.Channel;
import chat.scp.signal.IllegalCommandException;
import chat.scp.signal.LinkInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What happens to one session, told by bytes: frames whole and damaged, split anywhere, on any
 * channel; raw bytes; time; links and channels that come and go; commands; and a driver that sometimes
 * takes what the session says and sometimes does not. After each step the session has to hold its
 * bounds; nothing but an {@link IllegalCommandException} may come out of it.
 *
 * @param <C> commands
 * @param <E> events
 */
final class FuzzScript<C, E> {
    private static final int MAX_STEPS = 512;
    private static final long[] DELAYS_MILLIS = {1, 100, 250, 1_000, 2_500, 16_000, 21_000, 61_000};
    private static final List<Channel> CHANNELS = List.of(
            Channel.CONTROL,
            Channel.CONTROL,
            Channel.CONTROL,
            Channel.conversation(0),
            Channel.conversation(3),
            Channel.bulk(1),
            Channel.push(1),
            Channel.DATAGRAM);

    private final Session<C, E> session;
    private final List<byte[]> frames;
    private final List<C> commands;
    private final LinkInfo link;
    private final long maxWaitingBytes;
    private final byte[] script;
    private int at;
    private long now;
    private boolean linked = true;
    private long fed;

    FuzzScript(End<C, E> end, FuzzTarget<C, E> target, byte[] script, int from) {
        this.session = end.session();
        this.frames = target.frames();
        this.commands = target.commands();
        this.link = target.link();
        this.maxWaitingBytes = target.maxWaitingBytes();
        this.script = script;
        this.at = from;
        this.now = end.now();
    }

    void run() {
        for (int step = 0; step < MAX_STEPS && at < script.length; step++) {
            int what = next();
            step(what & 0x0F);
            if ((what & 0x70) != 0) {
                drain();
            }
            check(session.waitingBytes() <= maxWaitingBytes, "bytes wait: " + session.waitingBytes());
            // A framer grows with what came, at most twofold, and begins with 256 bytes.
            check(
                    session.bufferedBytes() <= 2 * fed + 256L * CHANNELS.size(),
                    session.bufferedBytes() + " bytes are held of " + fed);
        }
    }

    private void step(int what) {
        switch (what) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> receive(frame());
            case 8 -> receive(raw());
            case 9, 10 -> {
                now += DELAYS_MILLIS[next() % DELAYS_MILLIS.length] * 1_000_000;
                session.tick(now);
            }
            case 11 -> relink();
            case 12 -> session.channelEnded(channel(), now);
            default -> command();
        }
    }

    private byte[] frame() {
        byte[] frame = frames.get((next() << 8 | next()) % frames.size()).clone();
        for (int changes = frame.length == 0 ? 0 : Math.max(0, next() % 8 - 5); changes > 0; changes--) {
            frame[(next() << 8 | next()) % frame.length] = (byte) next();
        }
        return frame;
    }

    private byte[] raw() {
        int from = Math.min(script.length, at + 1);
        int to = Math.min(script.length, from + next() % 64);
        at = to;
        return Arrays.copyOfRange(script, from, to);
    }

    private void receive(byte[] bytes) {
        Channel channel = channel();
        int split = bytes.length == 0 ? 0 : next() % bytes.length;
        fed += bytes.length;
        session.receive(channel, ByteBuffer.wrap(bytes, 0, split), now);
        session.receive(channel, ByteBuffer.wrap(bytes, split, bytes.length - split), now);
    }

    private void relink() {
        if (linked) {
            session.linkDown(now);
            linked = false;
        } else if (session instanceof ClientSession && session.stateName().equals(FuzzTarget.AWAITING_LINK)) {
            session.linkUp(link, End.NONCE, now);
            linked = true;
        }
    }

    private void command() {
        try {
            session.command(commands.get(next() % commands.size()), now);
        } catch (IllegalCommandException allowed) {
            // The state does not take it; that is what this exception is for.
        }
    }

    private void drain() {
        while (session.pollEvent() != null) {
            // Taken.
        }
        for (Channel channel : session.channelsToWrite()) {
            while (session.hasFrames(channel)) {
                session.transmit(channel, ByteBuffer.allocate(session.nextFrameBytes(channel)));
            }
        }
        check(session.waitingBytes() == 0, "all was taken and yet waits");
        check(session.deadlineNanos() > 0 || session.deadlineNanos() == Engine.NEVER, "a deadline before time began");
    }

    private Channel channel() {
        return CHANNELS.get(next() % CHANNELS.size());
    }

    private int next() {
        return at < script.length ? script[at++] & 0xFF : 0;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
