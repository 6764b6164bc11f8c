package chat.scp.pdu;

/** What a person is called by on the wire: an account of SCP/2, or whatever an SCP/1 program sent. */
public sealed interface Name permits UserName, LegacyName {
    String text();
}
