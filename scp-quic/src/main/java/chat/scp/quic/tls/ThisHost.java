package chat.scp.quic.tls;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names and addresses that clients may call this host by, as far as the host knows. */
final class ThisHost {
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");

    private ThisHost() {}

    /** Names in lower case, {@code localhost} last. */
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        try {
            InetAddress local = InetAddress.getLocalHost();
            add(names, local.getCanonicalHostName());
            add(names, local.getHostName());
        } catch (UnknownHostException e) {
            // A host whose name nobody resolves, as in many containers: it is called by its addresses.
        }
        names.add("localhost");
        return names;
    }

    /** Addresses as text, without those that mean something on one link only. */
    static Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLinkLocalAddress()) {
                        addresses.add(withoutZone(address.getHostAddress()));
                    }
                }
            }
        } catch (SocketException e) {
            // Then the two below have to do.
        }
        addresses.add("127.0.0.1");
        addresses.add("0:0:0:0:0:0:0:1");
        return addresses;
    }

    private static void add(Set<String> names, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        // Where there is no name for an address, the JDK gives the address.
        boolean isAddress = lower.matches("[0-9.]+");
        if (!isAddress && DNS_NAME.matcher(lower).matches()) {
            names.add(lower);
        }
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
