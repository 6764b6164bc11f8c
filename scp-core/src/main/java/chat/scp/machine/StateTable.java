package chat.scp.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which input is legal in which state, and where it leads. Data only: what a transition does is said
 * by whoever runs the machine, what is not in the table is unexpected. Immutable.
 *
 * @param <S> the states, named for what is awaited
 * @param <I> the inputs, named for who did what
 */
public final class StateTable<S extends Enum<S>, I extends Enum<I>> {
    private final String name;
    private final S initial;
    private final Set<S> terminal;
    private final List<Row<S, I>> rows;
    /** The row of an input in a state, at state * number of inputs + input. */
    private final @Nullable Row<S, I>[] byStateAndInput;

    private final List<S> states;
    private final List<I> inputs;

    private StateTable(Builder<S, I> builder) {
        name = builder.name;
        initial = builder.initial;
        terminal = builder.terminal;
        rows = List.copyOf(builder.rows);
        states = List.of(builder.stateClass.getEnumConstants());
        inputs = List.of(builder.inputClass.getEnumConstants());
        byStateAndInput = index(rows, states.size(), inputs.size());
        refuseUnreachable();
        refuseWayOutOfTerminal();
    }

    /** A table that begins in {@code initial}. */
    public static <S extends Enum<S>, I extends Enum<I>> Builder<S, I> of(
            String name, Class<S> stateClass, Class<I> inputClass, S initial) {
        return new Builder<>(name, stateClass, inputClass, initial);
    }

    /** The name of its diagram. */
    public String name() {
        return name;
    }

    public S initial() {
        return initial;
    }

    public List<S> states() {
        return states;
    }

    public List<I> inputs() {
        return inputs;
    }

    public List<Row<S, I>> rows() {
        return rows;
    }

    public boolean isTerminal(S state) {
        return terminal.contains(state);
    }

    /** The transition, or null: the input is unexpected in this state. */
    @SuppressWarnings("EnumOrdinal") // an array lookup on the way of every PDU; the order means nothing
    public @Nullable Row<S, I> row(S state, I input) {
        return byStateAndInput[state.ordinal() * inputs.size() + input.ordinal()];
    }

    @SuppressWarnings({"unchecked", "rawtypes", "EnumOrdinal"}) // an array of a generic type
    private static <S extends Enum<S>, I extends Enum<I>> @Nullable Row<S, I>[] index(
            List<Row<S, I>> rows, int states, int inputs) {
        @Nullable Row<S, I>[] index = new Row[states * inputs];
        for (Row<S, I> row : rows) {
            int at = row.from().ordinal() * inputs + row.input().ordinal();
            if (index[at] != null) {
                throw new IllegalArgumentException("two rows for " + row.input() + " in " + row.from());
            }
            index[at] = row;
        }
        return index;
    }

    private void refuseUnreachable() {
        Set<S> reached = EnumSet.of(initial);
        Deque<S> toVisit = new ArrayDeque<>(reached);
        while (!toVisit.isEmpty()) {
            S state = toVisit.remove();
            for (Row<S, I> row : rows) {
                if (row.from() == state && reached.add(row.to())) {
                    toVisit.add(row.to());
                }
            }
        }
        if (reached.size() < states.size()) {
            throw new IllegalArgumentException("unreachable states in " + name + ": only " + reached + " are reached");
        }
    }

    private void refuseWayOutOfTerminal() {
        for (Row<S, I> row : rows) {
            if (terminal.contains(row.from()) && row.to() != row.from()) {
                throw new IllegalArgumentException("a way out of the terminal state " + row.from());
            }
        }
    }

    /** Collects rows; {@link #build} checks them. */
    public static final class Builder<S extends Enum<S>, I extends Enum<I>> {
        private final String name;
        private final Class<S> stateClass;
        private final Class<I> inputClass;
        private final S initial;
        private final Set<S> terminal;
        private final List<Row<S, I>> rows = new ArrayList<>();

        private Builder(String name, Class<S> stateClass, Class<I> inputClass, S initial) {
            this.name = name;
            this.stateClass = stateClass;
            this.inputClass = inputClass;
            this.initial = initial;
            this.terminal = EnumSet.noneOf(stateClass);
        }

        /** From this state nothing leads on. */
        public Builder<S, I> terminal(S state) {
            terminal.add(state);
            return this;
        }

        public Builder<S, I> row(S from, I input, S to, String section, String... sends) {
            rows.add(new Row<>(from, input, to, List.of(sends), section));
            return this;
        }

        /** Rows for several states that lead to the same one. */
        public Builder<S, I> rows(Set<S> from, I input, S to, String section, String... sends) {
            from.forEach(state -> row(state, input, to, section, sends));
            return this;
        }

        /** Legal, and the state stays. */
        public Builder<S, I> stay(S state, I input, String section, String... sends) {
            return row(state, input, state, section, sends);
        }

        /** Legal in each of the states, and the state stays. */
        public Builder<S, I> stay(Set<S> states, I input, String section, String... sends) {
            states.forEach(state -> stay(state, input, section, sends));
            return this;
        }

        public StateTable<S, I> build() {
            return new StateTable<>(this);
        }
    }
}
