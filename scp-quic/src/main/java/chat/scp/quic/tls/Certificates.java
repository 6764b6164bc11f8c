package chat.scp.quic.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sentences say of certificates. */
final class Certificates {
    /** Kinds of names, as {@link X509Certificate#getSubjectAlternativeNames} numbers them. */
    static final int DNS_NAME = 2;

    static final int IP_ADDRESS = 7;

    private static final int MAX_TEXT = 200;

    private Certificates() {}

    static String subjects(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> "\"" + subject(certificate) + "\"")
                .collect(Collectors.joining(", "));
    }

    static String subject(X509Certificate certificate) {
        return printable(certificate.getSubjectX500Principal().getName());
    }

    /** Anybody can put anything into a certificate, and this goes to logs and terminals. */
    private static String printable(String text) {
        String shortened = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + ".." : text;
        return shortened.replaceAll("\\p{C}", "?");
    }

    /** Says that the certificate is of no use at this time, if so. */
    static Optional<String> outOfDate(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of("is valid from " + from + " on only, and now it is " + now);
        }
        return now.isAfter(to) ? Optional.of("expired at " + to) : Optional.empty();
    }

    /** The host names and addresses that it is for; empty as well if they cannot be read. */
    static List<String> names(X509Certificate certificate, int... kinds) {
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            return List.of();
        }
        if (names == null) {
            return List.of();
        }
        return names.stream()
                .filter(name ->
                        Arrays.stream(kinds).anyMatch(kind -> name.get(0).equals(kind)))
                .map(name -> printable(String.valueOf(name.get(1))))
                .toList();
    }
}
