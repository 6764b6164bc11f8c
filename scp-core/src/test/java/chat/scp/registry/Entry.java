package chat.scp.registry;

/** A registered number. */
public record Entry(int value, String name, String meaning) {}
