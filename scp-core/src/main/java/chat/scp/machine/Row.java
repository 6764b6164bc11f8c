package chat.scp.machine;

import java.util.List;

/**
 * One transition of a {@link StateTable}.
 *
 * @param from the state that awaits the input
 * @param input what happened
 * @param to the state after it
 * @param sends names of the PDUs that it may send, in the spec's words
 * @param section section of the specification that says so
 */
public record Row<S extends Enum<S>, I extends Enum<I>>(S from, I input, S to, List<String> sends, String section) {
    public Row {
        sends = List.copyOf(sends);
    }
}
