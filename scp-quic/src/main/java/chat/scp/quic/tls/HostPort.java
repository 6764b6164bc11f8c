package chat.scp.quic.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * A server as clients name it, in one spelling: names in lower case and without a last dot, IPv6 addresses
 * without brackets, zone and short forms.
 */
record HostPort(String host, int port) {
    HostPort {
        host = canonical(host);
        if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
            throw new IllegalArgumentException("a host has a name without blanks");
        }
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
        }
    }

    /** Reads what {@link #toString} wrote. */
    static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("expected host:port, but found \"" + text + "\"");
        }
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    boolean isAddress() {
        return host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }

    private static String canonical(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.indexOf(':') < 0) {
            String name = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
            return name.toLowerCase(Locale.ROOT);
        }
        int zone = bare.indexOf('%');
        try {
            // With a colon it is an address or nothing: no name server is asked.
            return InetAddress.getByName(zone < 0 ? bare : bare.substring(0, zone))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("expected an IPv6 address, but found \"" + bare + "\"", e);
        }
    }
}
