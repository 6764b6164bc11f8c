package chat.scp.link;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.session.Session;
import chat.scp.signal.Channel;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins a session to its link and its application: whatever goes in, it takes out what that caused.
 * Frames of a channel leave in as few writes as the link has room for. For one thread.
 *
 * @param <C> the commands of the application
 * @param <E> the events of the application
 */
public final class SessionPump<C, E> {
    private final Session<C, E> session;
    private final Consumer<E> application;
    private final FrameBuffer frames;
    private @Nullable Link link;
    private boolean telling;

    /** Events go to {@code application}, which may give commands from within. */
    public SessionPump(Session<C, E> session, Consumer<E> application) {
        this(session, application, new FrameBuffer());
    }

    /** With a buffer that it shares with other sessions of its thread. */
    public SessionPump(Session<C, E> session, Consumer<E> application, FrameBuffer frames) {
        this.session = session;
        this.application = application;
        this.frames = frames;
    }

    /**
     * The link is there; {@code nonce}: 18 or more random bytes, fresh for it. What the link tells goes
     * to the listener that this returns, which goes deaf when the session has left the link.
     */
    public LinkListener attach(Link newLink, Bytes nonce, long nowNanos) {
        link = newLink;
        session.linkUp(newLink.info(), nonce, nowNanos);
        pump(nowNanos);
        return new Listener(newLink);
    }

    /** Whether the session has a link. */
    public boolean isAttached() {
        return link != null;
    }

    /**
     * The application wants something.
     *
     * @throws chat.scp.signal.IllegalCommandException if the state does not allow it
     */
    public void command(C command, long nowNanos) {
        session.command(command, nowNanos);
        pump(nowNanos);
    }

    /** To be called when {@link #deadlineNanos} has passed. */
    public void tick(long nowNanos) {
        session.tick(nowNanos);
        pump(nowNanos);
    }

    public long deadlineNanos() {
        return session.deadlineNanos();
    }

    private void pump(long nowNanos) {
        if (telling) {
            return; // the application gives a command from within an event: whoever tells it goes on
        }
        boolean left;
        do {
            tell();
            left = link != null && write(link, nowNanos);
        } while (left);
    }

    private void tell() {
        telling = true;
        try {
            for (E event = session.pollEvent(); event != null; event = session.pollEvent()) {
                application.accept(event);
            }
        } finally {
            telling = false;
        }
    }

    /** Returns whether the session has left the link, so that there may be more to tell. */
    private boolean write(Link to, long nowNanos) {
        boolean allWritten = true;
        for (Channel channel : session.channelsToWrite()) {
            allWritten &= write(to, channel);
        }
        Optional<ErrorCode> closing = session.closing();
        if (!allWritten || closing.isEmpty()) {
            return false;
        }
        link = null;
        to.close(closing.get());
        session.linkDown(nowNanos);
        return true;
    }

    /** Returns whether nothing of the channel is left. */
    private boolean write(Link to, Channel channel) {
        while (session.hasFrames(channel)) {
            int next = session.nextFrameBytes(channel);
            int room = to.room(channel);
            if (next > room) {
                return false;
            }
            ByteBuffer buffer = frames.emptyFor(next);
            buffer.limit(Math.min(buffer.capacity(), room));
            boolean finished = session.transmit(channel, buffer);
            to.write(channel, buffer.flip(), finished);
        }
        return true;
    }

    /** Hears one link, for as long as the session is on it. */
    private final class Listener implements LinkListener {
        private final Link heard;

        Listener(Link heard) {
            this.heard = heard;
        }

        @Override
        public void received(Channel channel, ByteBuffer bytes, long nowNanos) {
            if (isCurrent()) {
                session.receive(channel, bytes, nowNanos);
                pump(nowNanos);
            }
        }

        @Override
        public void finished(Channel channel, long nowNanos) {
            if (isCurrent()) {
                session.channelEnded(channel, nowNanos);
                pump(nowNanos);
            }
        }

        @Override
        public void writable(long nowNanos) {
            if (isCurrent()) {
                pump(nowNanos);
            }
        }

        @Override
        public void closed(long nowNanos) {
            if (isCurrent()) {
                link = null;
                session.linkDown(nowNanos);
                pump(nowNanos);
            }
        }

        private boolean isCurrent() {
            return heard == link;
        }
    }
}
