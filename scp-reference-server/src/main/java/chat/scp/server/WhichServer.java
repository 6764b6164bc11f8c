package chat.scp.server;

import chat.scp.server.config.ConfigurationException;
import chat.scp.server.config.ConfigurationReader;
import chat.scp.server.config.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Flags of each program: which server it is, or is about. */
final class WhichServer {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "what else there is to say, as JSON")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "where messages, accounts and the certificate are kept; default: scp-data")
    private @Nullable String data;

    /** With file, environment and these flags read; the program's other flags come after. */
    ConfigurationReader reader() {
        ConfigurationReader reader = new ConfigurationReader();
        if (config != null) {
            reader.file(config);
        }
        reader.environment(System.getenv());
        if (data != null) {
            reader.flag("--data", Settings.DATA, data);
        }
        return reader;
    }

    /** For a program that has no other flags. */
    Plan plan() throws ConfigurationException {
        return new Plan(reader().configuration());
    }
}
