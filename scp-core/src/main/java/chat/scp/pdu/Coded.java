package chat.scp.pdu;

/** An enum that has a number on the wire, in one byte. */
public interface Coded {
    int code();
}
