package chat.scp.registry;

/** Numbers, as they are written in the registry, that follow one rule. */
public record Range(String from, String to, String rule) {
    public int first() {
        return Integer.decode(from);
    }

    public int last() {
        return Integer.decode(to);
    }
}
