package chat.scp.server.admin;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.UserName;
import chat.scp.server.ServerStatistics;
import chat.scp.server.service.Observer;
import chat.scp.server.store.StoreStatistics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Counts what happens, for Prometheus and the status page. Thread-safe. */
public final class ServerMetrics implements Observer, AutoCloseable {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_SECOND = 1e6;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Counter connected = counter("scp.connections.accepted", "connections since the start");
    private final Counter failedLogins = counter("scp.logins.failed", "logins with a wrong proof");
    private final Timer durable = Timer.builder("scp.message.durable")
            .description("from a message's arrival until it is durable")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    private final Counter bytes = counter("scp.messages.stored.bytes", "of the messages that were stored");
    private final Counter deliveries = counter("scp.deliveries", "stored messages handed to sessions");
    private final Counter removed = counter("scp.messages.removed", "by retention");
    private final Counter storeFailures = counter("scp.store.refusals", "what the store could not do");

    public ServerMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private Counter counter(String name, String what) {
        return Counter.builder(name).description(what).register(registry);
    }

    /** Looks at these whenever somebody asks. */
    public void watch(Supplier<ServerStatistics> server, Supplier<StoreStatistics> store) {
        gauge("scp.connections", "connections now", server, ServerStatistics::sessions);
        gauge("scp.service.waiting", "events of clients that wait for the service", server, ServerStatistics::waiting);
        gauge(
                "scp.quic.rtt.seconds",
                "mean smoothed round-trip time",
                server,
                s -> s.quic().smoothedRttMicros() / MICROS_PER_SECOND);
        total("scp.quic.sent.bytes", "UDP payload", server, s -> s.quic().bytesSent());
        total("scp.quic.received.bytes", "UDP payload", server, s -> s.quic().bytesReceived());
        total("scp.quic.sent.packets", "QUIC packets", server, s -> s.quic().packetsSent());
        total("scp.quic.lost.packets", "QUIC packets", server, s -> s.quic().packetsLost());
        total("scp.quic.opened.streams", "by the server", server, s -> s.quic().streamsOpened());
        total("scp.quic.accepted.streams", "of clients", server, s -> s.quic().streamsAccepted());
        total("scp.quic.nudges", "what was sent only to wake the engine", server, s -> s.quic()
                .nudges());
        gauge("scp.store.waiting", "writes that wait", store, StoreStatistics::waiting);
        gauge("scp.store.size.bytes", "of the file", store, StoreStatistics::bytes);
        total("scp.store.writes", "that were committed", store, StoreStatistics::writes);
        total("scp.store.commits", "transactions, each of many writes", store, StoreStatistics::commits);
        total("scp.store.failures", "writes that failed", store, StoreStatistics::failures);
        total("scp.store.commit.seconds", "time in commits", store, s -> s.commitNanos() / NANOS_PER_SECOND);
    }

    private <T> void gauge(String name, String what, Supplier<T> of, ToDoubleFunction<T> value) {
        Gauge.builder(name, () -> value.applyAsDouble(of.get()))
                .description(what)
                .register(registry);
    }

    private <T> void total(String name, String what, Supplier<T> of, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, of, o -> value.applyAsDouble(o.get()))
                .description(what)
                .register(registry);
    }

    @Override
    public void connected(String address) {
        connected.increment();
    }

    @Override
    public void loggedIn(UserName user, String address, int version, Mechanism mechanism) {
        registry.counter("scp.logins", "mechanism", mechanism.toString(), "version", Integer.toString(version))
                .increment();
    }

    @Override
    public void refused(Asked what, ErrorCode code, String who, String address) {
        registry.counter("scp.refusals", "what", what.name(), "code", code.toString())
                .increment();
    }

    @Override
    public void loginFailed(String who, String address) {
        failedLogins.increment();
    }

    @Override
    public void stored(int messageBytes, long nanos) {
        durable.record(Duration.ofNanos(nanos));
        bytes.increment(messageBytes);
    }

    @Override
    public void delivered(int sessions) {
        deliveries.increment(sessions);
    }

    @Override
    public void disconnected(UserName user, String address, ErrorCode code) {
        boolean ours = ErrorCode.registered().contains(code); // a peer may send any, and labels must not grow
        registry.counter("scp.disconnects", "code", ours ? code.toString() : "unknown")
                .increment();
    }

    @Override
    public void removed(int messages) {
        removed.increment(messages);
    }

    @Override
    public void storeFailed(String why) {
        storeFailures.increment();
    }

    /** All of it, as Prometheus reads it. */
    String scrape() {
        return registry.scrape();
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
