package chat.scp.server.config;

import chat.scp.server.service.Rate;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a setting takes: how it is written, and what it means.
 *
 * @param written as which kind of JSON
 * @param expected in words, for messages and the document
 * @param parse empty: it is none
 * @param show the inverse
 */
public record Kind<T>(Written written, String expected, Function<String, Optional<T>> parse, Function<T, String> show) {
    /** How JSON has it. */
    public enum Written {
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        LIST("a list of texts");

        final String words;

        Written(String words) {
            this.words = words;
        }
    }

    private static final String SEPARATOR = ",";

    static Kind<String> text(String expected) {
        return new Kind<>(Written.TEXT, expected, Optional::of, text -> text);
    }

    /** Host and port of loopback, or nothing. */
    static Kind<String> ownAddress(String expected) {
        return new Kind<>(
                Written.TEXT,
                expected,
                text -> text.isEmpty() || isOwn(HostAndPort.parse(text)) ? Optional.of(text) : Optional.empty(),
                text -> text);
    }

    private static boolean isOwn(Optional<HostAndPort> parsed) {
        try {
            return parsed.isPresent()
                    && InetAddress.getByName(parsed.get().host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static Kind<Integer> number(int min, int max) {
        return new Kind<>(
                Written.NUMBER,
                "a number from " + min + " to " + max,
                text -> wholeNumber(text).filter(n -> n >= min && n <= max).map(Long::intValue),
                String::valueOf);
    }

    static Kind<Boolean> flag() {
        return new Kind<>(
                Written.FLAG,
                "true or false",
                text -> switch (text) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                String::valueOf);
    }

    static Kind<Duration> duration(Duration min, Duration max) {
        return new Kind<>(
                Written.TEXT,
                "a time from " + Units.show(min) + " to " + Units.show(max) + ", such as \"90 s\"",
                text -> Units.duration(text).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0),
                Units::show);
    }

    static Kind<Long> bytes(long min) {
        return new Kind<>(
                Written.TEXT,
                "a size of at least " + Units.show(min) + ", such as \"64 KiB\"",
                text -> Units.bytes(text).filter(n -> n >= min),
                Units::show);
    }

    /** So many in so much time. */
    static Kind<Rate> rate() {
        return new Kind<>(
                Written.TEXT,
                "so many in a time, such as \"600 in 1 min\"",
                text -> Units.rate(text, Kind::wholeNumber),
                rate -> rate.count() + " in " + Units.show(rate.period()));
    }

    /** So many bytes in so much time. */
    static Kind<Rate> byteRate() {
        return new Kind<>(
                Written.TEXT,
                "so many bytes in a time, such as \"8 MiB in 1 min\"",
                text -> Units.rate(text, Units::bytes),
                rate -> Units.show(rate.count()) + " in " + Units.show(rate.period()));
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> of) {
        String words = Arrays.stream(of.getEnumConstants()).map(Kind::word).collect(Collectors.joining("\", \""));
        return new Kind<>(
                Written.TEXT,
                "one of \"" + words + "\"",
                text -> Arrays.stream(of.getEnumConstants())
                        .filter(e -> word(e).equals(text))
                        .findFirst(),
                Kind::word);
    }

    static Kind<List<String>> texts() {
        return new Kind<>(
                Written.LIST,
                "a list of texts",
                text -> Optional.of(Arrays.stream(text.split(SEPARATOR))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList()),
                texts -> String.join(SEPARATOR, texts));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Long> wholeNumber(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
