package chat.scp.dialect;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Pdu;
import chat.scp.signal.Channel;
import chat.scp.wire.MessageFrame;

/**
 * Where an engine puts what it has to say: frames for the link, events for the application.
 *
 * @param <E> the events of its application
 */
public interface Outlet<E> {
    void send(Channel channel, Pdu pdu);

    /** Sends the frame's bytes as they are. */
    void send(Channel channel, MessageFrame frame);

    /** Nothing follows on this channel: it is finished after what was sent. */
    void finish(Channel channel);

    void emit(E event);

    /** The link is to be closed with this code when everything sent has left. */
    void closeLink(ErrorCode code);

    /** Forgets what has not left yet: its link is gone. */
    void clear();

    /** How many PDUs of this type wait to leave: what a peer makes this side say must not pile up. */
    int waiting(int typeCode);

    /** Bytes that wait to leave. */
    long waitingBytes();
}
