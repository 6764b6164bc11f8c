package chat.scp.dialect;

import chat.scp.pdu.Bytes;
import chat.scp.signal.Channel;
import chat.scp.signal.LinkInfo;
import chat.scp.wire.Frame;
import chat.scp.wire.ProtocolException;

/**
 * One end of a session in one version. A session feeds it; it answers through its {@link Outlet}.
 * Not reentrant, for one thread.
 *
 * @param <C> the commands of its application
 */
public interface Engine<C> {
    /** Time of {@link #deadlineNanos} when nothing is awaited. */
    long NEVER = Long.MAX_VALUE;

    /** A link is there. {@code nonce}: random bytes, fresh for this link. */
    void linkUp(LinkInfo link, Bytes nonce, long nowNanos);

    /** The link is gone. */
    void linkDown(long nowNanos);

    /** A whole frame came in. */
    void receive(Channel channel, Frame frame, long nowNanos) throws ProtocolException;

    /** The peer will send nothing more on this channel. */
    void channelEnded(Channel channel, long nowNanos);

    /** The peer broke a rule; the one place that turns it into what this version answers. */
    void violated(ProtocolException violation, Channel channel, long nowNanos);

    /** The application wants something. */
    void command(C command, long nowNanos);

    /** The deadline has passed. */
    void timeout(long nowNanos);

    /** When {@link #timeout} is due; {@link #NEVER} if nothing is awaited. */
    long deadlineNanos();

    /** Longest frame to accept now. */
    int maxFrameBytes();

    /** The name of the present state, for tests and logs. */
    String stateName();
}
