package chat.scp.client;

/**
 * Where a server is.
 *
 * @param host name or address, an IPv6 address without brackets
 */
public record ServerAddress(String host, int port) {
    public static final int DEFAULT_PORT = 4433;
    private static final String SCHEME = "scp://";

    public ServerAddress {
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            throw new IllegalArgumentException("a host is a name or an address, and this is none: " + host);
        }
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is from 1 to 65535, and not " + port);
        }
    }

    /** From {@code scp://host[:port]} or {@code host[:port]}; an IPv6 address stands in brackets. */
    public static ServerAddress of(String text) {
        String rest = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? text.substring(SCHEME.length()) : text;
        rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        boolean inBrackets = rest.startsWith("[");
        int bracket = inBrackets ? rest.indexOf(']') : -1;
        int colon = rest.indexOf(':', bracket + 1);
        boolean endsWell = colon < 0 ? rest.length() == bracket + 1 : colon == bracket + 1;
        if (inBrackets && (bracket < 0 || !endsWell)) {
            throw bad(text);
        }
        String host = colon < 0 ? rest : rest.substring(0, colon);
        host = bracket < 0 ? host : host.substring(1, bracket);
        try {
            return new ServerAddress(host, colon < 0 ? DEFAULT_PORT : Integer.parseInt(rest.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw bad(text);
        }
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("a server is scp://host[:port], an IPv6 address in brackets; not " + text);
    }

    @Override
    public String toString() {
        return SCHEME + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
