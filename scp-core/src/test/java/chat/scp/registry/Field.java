package chat.scp.registry;

/** A field of a layout, as the registry has it; {@code ifFlag} names the flag that makes it present. */
public record Field(String name, String type, String ifFlag, boolean nonzero, String meaning) {
    public boolean isOptional() {
        return ifFlag != null;
    }
}
