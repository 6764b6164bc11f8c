package chat.scp.registry;

import java.util.List;
import java.util.Optional;

/** A closed enum. */
public record EnumEntries(String name, String meaning, List<Entry> values) {
    public Optional<Entry> ofValue(int value) {
        return values.stream().filter(e -> e.value() == value).findFirst();
    }

    public Entry ofName(String entry) {
        return values.stream().filter(e -> e.name().equals(entry)).findFirst().orElseThrow();
    }
}
