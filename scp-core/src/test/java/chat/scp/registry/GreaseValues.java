package chat.scp.registry;

import java.util.List;

/** Values that mean nothing, sent so that nobody forgets to skip what is unknown. */
public record GreaseValues(
        String registry, List<String> pduTypes, List<String> capabilities, List<String> extensionTypes, String flags) {}
