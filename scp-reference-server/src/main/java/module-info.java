/** A chat server for SCP: a library first, a program second. */
module chat.scp.server {
    // For the programs only.
    requires static ch.qos.logback.classic;
    requires static info.picocli;
    requires static jdk.httpserver;
    requires static micrometer.core;
    requires static micrometer.registry.prometheus;
    requires static org.slf4j;
    requires static typesafe.config;
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
