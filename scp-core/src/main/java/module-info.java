/** Simple Chat Protocol without I/O: bytes, commands and time go in; bytes, events and deadlines come out. */
module chat.scp.core {
    requires static org.jspecify;

    exports chat.scp.pdu;
}
