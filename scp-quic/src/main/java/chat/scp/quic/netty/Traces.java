package chat.scp.quic.netty;

import chat.scp.quic.engine.KeyLog;
import io.netty.handler.codec.quic.BoringSSLKeylog;
import io.netty.handler.codec.quic.QLogConfiguration;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written down for whoever looks into connections.
 *
 * @param keys gets their secrets; null: nobody does
 * @param qlogs directory for a qlog of each connection; null: there are none
 */
record Traces(@Nullable KeyLog keys, @Nullable Path qlogs) {
    static final Traces NONE = new Traces(null, null);

    /** As {@code SSLKEYLOGFILE} and {@code QLOGDIR} want it. */
    static Traces ofEnvironment() {
        String directory = System.getenv("QLOGDIR");
        return new Traces(KeyLog.ofEnvironment(), directory == null || directory.isEmpty() ? null : Path.of(directory));
    }

    @Nullable
    BoringSSLKeylog secrets() {
        KeyLog log = keys;
        return log == null ? null : (engine, line) -> log.append(List.of(line));
    }

    /** Netty makes up a name in the directory. */
    @Nullable
    QLogConfiguration qlog() {
        return qlogs == null ? null : new QLogConfiguration(qlogs.toString(), "scp", "SCP over QUIC");
    }
}
