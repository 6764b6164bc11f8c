package chat.scp.registry;

import java.util.List;

/** A registry of numbers to which others may be added: an unknown one survives. */
public record OpenCodes(String registry, String type, boolean open, List<Range> ranges, List<Entry> entries) {}
