package chat.scp.server.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Tells an operator on this machine how the server is, over HTTP: a page for a browser, {@code /metrics} for
 * Prometheus, {@code /healthz} and {@code /readyz} for who starts and stops servers. Thread-safe.
 */
public final class AdminServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int THREADS = 2;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    /** What is told. */
    private record Answer(int status, String type, String body) {}

    /** Makes it. */
    @FunctionalInterface
    private interface Page {
        Answer answer();
    }

    private final HttpServer http;
    private final ExecutorService executor;

    private AdminServer(HttpServer http, ExecutorService executor) {
        this.http = http;
        this.executor = executor;
    }

    /**
     * Listens from now on.
     *
     * @param at an address of this machine that no other one reaches
     * @param whyNotReady why newcomers should go elsewhere; empty: they are welcome
     * @throws IOException if the address can be reached from elsewhere, or cannot be bound
     */
    public static AdminServer start(InetSocketAddress at, ServerMetrics metrics, Supplier<Optional<String>> whyNotReady)
            throws IOException {
        if (at.isUnresolved() || !at.getAddress().isLoopbackAddress()) {
            throw new IOException("the admin endpoint has no password, so it is for this machine only: "
                    + at.getHostString() + " is not an address of loopback");
        }
        HttpServer http = bound(at);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "scp-admin");
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(executor);
        StatusPage status = new StatusPage(metrics, whyNotReady);
        serve(http, "/", () -> new Answer(OK, HTML, status.html()));
        serve(http, "/metrics", () -> new Answer(OK, PROMETHEUS, metrics.scrape()));
        serve(http, "/healthz", () -> new Answer(OK, TEXT, "alive\n"));
        serve(http, "/readyz", () -> whyNotReady
                .get()
                .map(why -> new Answer(UNAVAILABLE, TEXT, "not ready: " + why + "\n"))
                .orElse(new Answer(OK, TEXT, "ready\n")));
        http.start();
        return new AdminServer(http, executor);
    }

    private static HttpServer bound(InetSocketAddress at) throws IOException {
        try {
            return HttpServer.create(at, 0);
        } catch (BindException e) {
            throw new IOException("the admin endpoint cannot listen on " + at + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return http.getAddress();
    }

    private static void serve(HttpServer http, String path, Page page) {
        http.createContext(path, exchange -> {
            try (exchange) {
                send(exchange, answer(exchange, path, page));
            }
        });
    }

    private static Answer answer(HttpExchange exchange, String path, Page page) {
        if (!exchange.getRequestURI().getPath().equals(path)) {
            return new Answer(NOT_FOUND, TEXT, "there is no such page\n");
        } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return new Answer(NOT_ALLOWED, TEXT, "only GET\n");
        } else if (!isForThisMachine(exchange.getRequestHeaders().getFirst("Host"))) {
            return new Answer(FORBIDDEN, TEXT, "only by an address of this machine\n");
        }
        return page.answer();
    }

    /** Else a web page from elsewhere could read it through the browser of somebody here (DNS rebinding). */
    private static boolean isForThisMachine(@org.jspecify.annotations.Nullable String host) {
        return host != null && host.matches("(?i)(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        executor.shutdownNow();
    }
}
