package chat.scp.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/** A PDU as the registry has it. */
public record PduLayout(
        String name,
        @JsonProperty("type") String typeText,
        String section,
        String direction,
        String channel,
        String capability,
        String purpose,
        boolean carriesExtensions,
        List<Field> fields,
        List<Flag> flags) {

    /** A flag of the type. */
    public record Flag(String name, int value, String meaning) {}

    public PduLayout {
        flags = flags == null ? List.of() : flags;
    }

    public int type() {
        return Integer.decode(typeText);
    }

    public int ownFlags() {
        return flags.stream().mapToInt(Flag::value).sum();
    }

    public int flag(String flagName) {
        return flags.stream()
                .filter(f -> f.name().equals(flagName))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** Who sends it, in words. */
    public String sender() {
        return switch (direction) {
            case "C→S" -> "client";
            case "S→C" -> "server";
            case "both" -> "either side";
            default -> throw new IllegalStateException("direction " + direction);
        };
    }

    /** Name of its file of vectors. */
    public String fileName() {
        return name.toLowerCase(Locale.ROOT) + ".json";
    }

    @Override
    public String toString() {
        return name;
    }
}
