package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;

/**
 * Is told what a service does: for metrics and logs. It is called on the service's loop, so it must not
 * wait. Nothing that it gets is a secret, or what somebody wrote. §9.8-1
 */
public interface Observer {
    /** Looks away. */
    Observer NONE = new Observer() {};

    /** What may be refused. */
    enum Asked {
        LOGIN,
        MESSAGE,
        REQUEST,
        INVITATION,
        NOTICE
    }

    /** A session began. */
    default void connected(String address) {}

    /** Somebody was let in. */
    default void loggedIn(UserName user, String address, int version, Mechanism mechanism) {}

    /** {@code who}: as he calls himself; may be anything. */
    default void refused(Asked what, ErrorCode code, String who, String address) {}

    /** A proof was wrong. */
    default void loginFailed(String who, String address) {}

    /** A message is durable; the time from its arrival on. */
    default void stored(int bytes, long nanos) {}

    /** A stored message was handed to the sessions that are there. */
    default void delivered(int sessions) {}

    /** {@code user}: NONE before the login. */
    default void disconnected(UserName user, String address, ErrorCode code) {}

    /** Retention removed messages. */
    default void removed(int messages) {}

    /** A notice of the operator was told to so many sessions. */
    default void noticed(int sessions) {}

    /** The store could not do something. */
    default void storeFailed(String why) {}

    /** One that tells several. */
    static Observer of(Observer... several) {
        return new Observers(java.util.List.of(several));
    }
}
