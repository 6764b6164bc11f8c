/** A chat server for SCP: a library first, a program second. */
module chat.scp.server {
    requires ch.qos.logback.classic;
    requires info.picocli;
    requires jdk.httpserver;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires org.slf4j;
    requires typesafe.config;
    requires transitive chat.scp.core;
    requires transitive chat.scp.quic;
    requires java.sql;
    requires static transitive org.jspecify;
    requires org.xerial.sqlitejdbc;

    exports chat.scp.server;
    exports chat.scp.server.service;
    exports chat.scp.server.store;

    // It fills in the options.
    opens chat.scp.server to
            info.picocli;
}
