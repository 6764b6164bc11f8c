package chat.scp.machine;

import org.jspecify.annotations.Nullable;

/** A walk through a {@link StateTable}: the only holder of a state, and its only setter. For one thread. */
public final class Machine<S extends Enum<S>, I extends Enum<I>> {
    private final StateTable<S, I> table;
    private S state;

    public Machine(StateTable<S, I> table) {
        this.table = table;
        this.state = table.initial();
    }

    public S state() {
        return state;
    }

    /** Whether the table has a row for this input now. */
    public boolean accepts(I input) {
        return table.row(state, input) != null;
    }

    /** Takes the transition; null, and nothing changes, if the input is unexpected. */
    public @Nullable Row<S, I> take(I input) {
        Row<S, I> row = table.row(state, input);
        if (row != null) {
            state = row.to();
        }
        return row;
    }

    public boolean isTerminal() {
        return table.isTerminal(state);
    }
}
