package chat.scp.pdu;

/** What a message says about another one: it answers, replaces, deletes, or reacts to it. §6.7 */
public record Relation(RelationKind kind, Position target) {
    public static final int BYTES = 13;

    public Relation {
        if (target.isNone()) {
            throw new IllegalArgumentException("a relation points at a stored message");
        }
    }
}
