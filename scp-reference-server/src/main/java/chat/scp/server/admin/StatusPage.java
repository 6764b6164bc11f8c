package chat.scp.server.admin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The numbers that say at a glance how the server is, for a browser. */
final class StatusPage {
    private static final double HUNDRED = 100;
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.99;
    private static final String TEMPLATE = read("status.html");

    private final PrometheusMeterRegistry registry;
    private final Supplier<Optional<String>> whyNotReady;

    StatusPage(ServerMetrics metrics, Supplier<Optional<String>> whyNotReady) {
        registry = metrics.registry();
        this.whyNotReady = whyNotReady;
    }

    String html() {
        Optional<String> whyNot = whyNotReady.get();
        return TEMPLATE.replace(
                        "{{state}}",
                        whyNot.map(why -> "not ready: " + escaped(why)).orElse("ready"))
                .replace("{{class}}", whyNot.isEmpty() ? "good" : "bad")
                .replace("{{uptime}}", time(Duration.ofSeconds((long) gauge("process.uptime"))))
                .replace("{{tiles}}", tiles())
                .replace("{{latency}}", latency())
                .replace("{{logins}}", table("scp.logins", "nobody yet"))
                .replace("{{refusals}}", table("scp.refusals", "nothing"))
                .replace("{{disconnects}}", table("scp.disconnects", "nobody yet"))
                .replace("{{machine}}", machine());
    }

    private String tiles() {
        Timer durable = durable();
        return tile("connections", count(gauge("scp.connections")))
                + tile("messages stored", count((double) durable.count()))
                + tile("handed over", count(total("scp.deliveries")))
                + tile("wrong passwords", count(total("scp.logins.failed")))
                + tile("waiting for the service", count(gauge("scp.service.waiting")))
                + tile("waiting for the store", count(gauge("scp.store.waiting")));
    }

    private static String tile(String name, String value) {
        return "<div class=tile><b>" + value + "</b><span>" + name + "</span></div>";
    }

    private Timer durable() {
        return registry.get("scp.message.durable").timer();
    }

    /** A bar for each bucket of the histogram. */
    private String latency() {
        Timer timer = durable();
        if (timer.count() == 0) {
            return "<p class=none>no message yet</p>";
        }
        CountAtBucket[] buckets = timer.takeSnapshot().histogramCounts();
        StringBuilder rows = new StringBuilder("<p>half of them within " + within(buckets, timer.count(), MEDIAN)
                + ", 99 of 100 within " + within(buckets, timer.count(), MOST) + "</p><table class=bars>");
        double before = 0;
        for (CountAtBucket bucket : buckets) {
            double here = bucket.count() - before;
            before = bucket.count();
            rows.append("<tr><th>&le; ")
                    .append(millis(bucket.bucket(TimeUnit.NANOSECONDS)))
                    .append("</th><td><i style=\"width:")
                    .append(String.format(Locale.ROOT, "%.1f", here * HUNDRED / timer.count()))
                    .append("%\"></i></td><td class=n>")
                    .append(count(here))
                    .append("</td></tr>");
        }
        return rows.append("</table>").toString();
    }

    private static String within(CountAtBucket[] buckets, long all, double part) {
        for (CountAtBucket bucket : buckets) {
            if (bucket.count() >= all * part) {
                return millis(bucket.bucket(TimeUnit.NANOSECONDS));
            }
        }
        return "more than " + millis(buckets[buckets.length - 1].bucket(TimeUnit.NANOSECONDS));
    }

    private static String millis(double nanos) {
        double millis = nanos / TimeUnit.MILLISECONDS.toNanos(1);
        return millis < TimeUnit.SECONDS.toMillis(1)
                ? String.format(Locale.ROOT, "%.0f&nbsp;ms", millis)
                : String.format(Locale.ROOT, "%.1f&nbsp;s", millis / TimeUnit.SECONDS.toMillis(1));
    }

    private String table(String name, String empty) {
        Map<String, Double> rows = new TreeMap<>();
        registry.find(name).counters().forEach(c -> rows.put(labels(c), c.count()));
        if (rows.isEmpty()) {
            return "<p class=none>" + empty + "</p>";
        }
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(e -> "<tr><th>" + escaped(e.getKey()) + "</th><td class=n>" + count(e.getValue()) + "</td></tr>")
                .collect(Collectors.joining("", "<table>", "</table>"));
    }

    private static String labels(Counter counter) {
        return counter.getId().getTags().stream().map(StatusPage::label).collect(Collectors.joining(" "));
    }

    private static String label(Tag tag) {
        return tag.getKey().equals("version") ? "SCP/" + tag.getValue() : tag.getValue();
    }

    private String machine() {
        double used = sum("jvm.memory.used", Tag.of("area", "heap"));
        double max = sum("jvm.memory.max", Tag.of("area", "heap"));
        double received = total("scp.quic.received.bytes");
        return row("heap", bytes(used) + " of " + bytes(max))
                + row("threads", count(gauge("jvm.threads.live")))
                + row("open files", count(gauge("process.files.open")))
                + row("processor", String.format(Locale.ROOT, "%.0f %%", gauge("process.cpu.usage") * HUNDRED))
                + row("store", bytes(gauge("scp.store.size.bytes")))
                + row("sent", bytes(total("scp.quic.sent.bytes")))
                + row("received", received > 0 ? bytes(received) : "not counted by this QUIC engine")
                + row("packets lost", count(total("scp.quic.lost.packets")));
    }

    private static String row(String name, String value) {
        return "<tr><th>" + name + "</th><td class=n>" + value + "</td></tr>";
    }

    private double gauge(String name) {
        return sum(name);
    }

    private double total(String name) {
        return sum(name);
    }

    private double sum(String name, Tag... tags) {
        double sum = 0;
        for (Meter meter : registry.find(name).tags(List.of(tags)).meters()) {
            sum += Math.max(0, meter.measure().iterator().next().getValue());
        }
        return sum;
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String bytes(double number) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        double left = number;
        while (left >= 1024 && unit < units.length - 1) {
            left /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", left, units[unit]);
    }

    private static String time(Duration time) {
        return time.toDays() > 0
                ? time.toDays() + " d " + time.toHoursPart() + " h"
                : time.toHours() > 0
                        ? time.toHours() + " h " + time.toMinutesPart() + " min"
                        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String read(String name) {
        try (InputStream in = StatusPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
