package chat.scp.registry;

import java.util.List;

/** A group of fields that stands in PDUs as one; of those in {@code nonzero} at least one is not 0. */
public record Struct(String name, String section, String meaning, List<Field> fields, List<String> nonzero) {
    public Struct {
        nonzero = nonzero == null ? List.of() : nonzero;
    }
}
