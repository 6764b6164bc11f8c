package chat.scp.benchmarks;

import chat.scp.quic.EngineChoice;
import java.util.Arrays;
import java.util.List;

/**
 * Options of a group and their values, one after the other. What is wrong with one is said by an {@link
 * IllegalArgumentException}, before anything is measured.
 */
public final class Arguments {
    private final List<String> words;
    private int next;

    public Arguments(String... words) {
        this.words = List.of(words);
    }

    /** Whether there is another option. */
    public boolean hasNext() {
        return next < words.size();
    }

    public String next() {
        return words.get(next++);
    }

    /** As they came. */
    public String[] all() {
        return words.toArray(String[]::new);
    }

    /** Nobody knows the option that was taken last. */
    public IllegalArgumentException unknown() {
        return new IllegalArgumentException("no such option: " + words.get(next - 1));
    }

    /** Of the option that was taken last, as are all below. */
    public String value() {
        if (!hasNext()) {
            throw new IllegalArgumentException(words.get(next - 1) + " needs a value");
        }
        return next();
    }

    public int number(int least) {
        String text = value();
        return number(text, words.get(next - 2), least);
    }

    /** With commas between them. */
    public List<Integer> numbers(int least) {
        String list = value();
        String option = words.get(next - 2);
        return Arrays.stream(list.split(",", -1))
                .map(text -> number(text, option, least))
                .toList();
    }

    /** The name of an engine, kwik or netty. */
    public String engine() {
        String name = value();
        var unused = choice(name);
        return name;
    }

    public static EngineChoice choice(String engine) {
        return switch (engine) {
            case "kwik" -> EngineChoice.KWIK;
            case "netty" -> EngineChoice.NETTY;
            default -> throw new IllegalArgumentException("expected kwik or netty as the engine, but found " + engine);
        };
    }

    private static int number(String text, String option, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                option + " expects whole numbers from " + least + " on, but found " + (text.isEmpty() ? "none" : text));
    }
}
