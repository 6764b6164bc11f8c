/** Simple Chat Protocol without I/O: bytes, commands and time go in; bytes, events and deadlines come out. */
module chat.scp.core {
    // Nullness shows in exported signatures, and nobody needs the annotations to run.
    requires static transitive org.jspecify;

    exports chat.scp.auth;
    exports chat.scp.dialect;
    exports chat.scp.extension;
    exports chat.scp.link;
    exports chat.scp.machine;
    exports chat.scp.negotiation;
    exports chat.scp.pdu;
    exports chat.scp.pdu.v1;
    exports chat.scp.pdu.v2;
    exports chat.scp.session;
    exports chat.scp.signal;
    exports chat.scp.wire;
}
