package chat.scp.server.config;

import chat.scp.server.service.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes, as people write them. */
final class Units {
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,15})\\s*([A-Za-z]*)");
    private static final Pattern RATE = Pattern.compile("(.+?)\\s+in\\s+(.+)");

    /** A name for so much. */
    private record Unit(String name, long size) {}

    /** In milliseconds, the largest first. */
    private static final List<Unit> TIMES = List.of(
            new Unit("d", 86_400_000),
            new Unit("h", 3_600_000),
            new Unit("min", 60_000),
            new Unit("s", 1_000),
            new Unit("ms", 1));

    private static final List<Unit> SIZES = List.of(
            new Unit("TiB", 1L << 40),
            new Unit("GiB", 1L << 30),
            new Unit("MiB", 1L << 20),
            new Unit("KiB", 1L << 10),
            new Unit("B", 1));

    private Units() {}

    static Optional<Duration> duration(String text) {
        return quantity(text, TIMES).map(Duration::ofMillis);
    }

    static Optional<Long> bytes(String text) {
        return quantity(text, SIZES);
    }

    /** 0 needs no unit. */
    private static Optional<Long> quantity(String text, List<Unit> units) {
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        if (matcher.group(2).isEmpty()) {
            return number == 0 ? Optional.of(0L) : Optional.empty();
        }
        return units.stream()
                .filter(unit -> unit.name().equals(matcher.group(2)) && number <= Long.MAX_VALUE / unit.size())
                .findFirst()
                .map(unit -> number * unit.size());
    }

    static Optional<Rate> rate(String text, Function<String, Optional<Long>> count) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Duration> period = duration(matcher.group(2)).filter(d -> !d.isZero());
        return count.apply(matcher.group(1)).filter(n -> n > 0).flatMap(n -> period.map(p -> new Rate(n, p)));
    }

    static String show(Duration duration) {
        return show(duration.toMillis(), TIMES);
    }

    static String show(long bytes) {
        return show(bytes, SIZES);
    }

    /** In the largest unit that leaves no rest. */
    private static String show(long amount, List<Unit> units) {
        return units.stream()
                .filter(unit -> amount != 0 && amount % unit.size() == 0)
                .findFirst()
                .map(unit -> amount / unit.size() + " " + unit.name())
                .orElse("0");
    }
}
