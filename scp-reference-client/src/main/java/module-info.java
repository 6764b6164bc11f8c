/** A chat client for SCP: a library first, programs second. */
module chat.scp.client {
    requires transitive chat.scp.core;
    requires transitive chat.scp.quic;
    requires static transitive org.jspecify;

    // For the programs; who embeds the library does without.
    requires static chat.scp.server;
    requires static com.formdev.flatlaf;
    requires static info.picocli;
    requires static java.desktop;
    requires static org.jline.reader;
    requires static org.jline.terminal;

    exports chat.scp.client;
    exports chat.scp.client.bot;
    exports chat.scp.client.event;
    exports chat.scp.client.model;
    exports chat.scp.client.storage;

    // It fills in the options.
    opens chat.scp.client.bot to
            info.picocli;
    opens chat.scp.client.cli to
            info.picocli;
    opens chat.scp.client.gui to
            info.picocli;
    opens chat.scp.client.home to
            info.picocli;
}
