package chat.scp.server;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What the jar says of its version. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {"SCP server " + (version == null ? "(not packaged)" : version)};
    }
}
