package chat.scp.client.engine;

import chat.scp.signal.ClientEvent;

/** A part of a client, told what happens to its session; on the loop. */
interface Part {
    /** A session that knows nothing yet took the place of the one before. */
    default void begun() {}

    default void online(ClientEvent.Online event) {}

    /** The connection is gone; another one will be made. */
    default void offline() {}

    /** What the session tells, but for what is about the connection itself. */
    default void heard(ClientEvent event) {}

    /** The client is over. */
    default void over() {}
}
