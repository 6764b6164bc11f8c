package chat.scp.machine;

import chat.scp.golden.GoldenFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The page of the specification that shows a {@link StateTable}: {@code spec/state/<name>.md}, a
 * diagram and all rows.
 */
public final class StateDiagram {
    private StateDiagram() {}

    /** The page in {@code spec/state/} is that of the table. */
    public static void check(StateTable<?, ?> table) {
        GoldenFile.check(Path.of("state", table.name() + ".md"), page(table));
    }

    static <S extends Enum<S>, I extends Enum<I>> String page(StateTable<S, I> table) {
        return "# " + table.name() + "\n\n"
                + "Generated from the table in the code. An input without a row is unexpected in that state. Inputs that\n"
                + "leave the state as it is are in the table only.\n\n"
                + "```mermaid\n" + diagram(table) + "```\n\n"
                + rows(table);
    }

    /** One arrow for all inputs that lead from one state to another. */
    private static <S extends Enum<S>, I extends Enum<I>> String diagram(StateTable<S, I> table) {
        Map<String, StringJoiner> arrows = new LinkedHashMap<>();
        for (S from : table.states()) {
            for (Row<S, I> row : table.rows()) {
                if (row.from() == from && row.to() != from) {
                    arrows.computeIfAbsent(from + " --> " + row.to(), a -> new StringJoiner("<br/>"))
                            .add(row.input().name());
                }
            }
        }
        StringBuilder out = new StringBuilder("stateDiagram-v2\n");
        out.append("    [*] --> ").append(table.initial()).append('\n');
        arrows.forEach((arrow, inputs) ->
                out.append("    ").append(arrow).append(" : ").append(inputs).append('\n'));
        for (S state : table.states()) {
            if (table.isTerminal(state)) {
                out.append("    ").append(state).append(" --> [*]\n");
            }
        }
        return out.toString();
    }

    private static <S extends Enum<S>, I extends Enum<I>> String rows(StateTable<S, I> table) {
        StringBuilder out = new StringBuilder("| From | Input | To | Sends | Section |\n|---|---|---|---|---|\n");
        for (S from : table.states()) {
            for (Row<S, I> row : table.rows()) {
                if (row.from() == from) {
                    out.append(row(row));
                }
            }
        }
        return out.toString();
    }

    private static String row(Row<?, ?> row) {
        return "| `" + row.from() + "` | `" + row.input() + "` | `" + row.to() + "` | " + String.join(", ", row.sends())
                + " | §" + row.section() + " |\n";
    }
}
