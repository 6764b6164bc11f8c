/** A chat server for SCP: a library first, a program second. */
module chat.scp.server {
    requires transitive chat.scp.core;
    requires chat.scp.quic;
    requires java.sql;
    requires static transitive org.jspecify;
    requires org.xerial.sqlitejdbc;

    exports chat.scp.server.service;
    exports chat.scp.server.store;
}
