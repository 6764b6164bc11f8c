package chat.scp.server.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to listen, as {@code host:port} or {@code [address]:port}. */
public record HostAndPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[([0-9a-fA-F:.%]+)]|[^:\\[\\]\\s]+):(\\d{1,5})");
    private static final int MAX_PORT = 0xFFFF;

    /** Empty: it is none. */
    public static Optional<HostAndPort> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > MAX_PORT) {
            return Optional.empty();
        }
        String host = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
        return Optional.of(new HostAndPort(host, Integer.parseInt(matcher.group(3))));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
