package chat.scp.quic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedIdentityTest {
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path directory;

    @Test
    void certificateIsAServersOwnAndNoAuthoritys() throws Exception {
        X509Certificate leaf = ServerIdentities.selfSigned(directory).leaf();
        leaf.verify(leaf.getPublicKey());
        leaf.checkValidity();
        assertEquals("SHA256withECDSA", leaf.getSigAlgName());
        assertEquals(
                256, ((ECPublicKey) leaf.getPublicKey()).getParams().getOrder().bitLength());
        assertEquals(-1, leaf.getBasicConstraints());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), leaf.getExtendedKeyUsage());
        assertTrue(leaf.getSerialNumber().signum() > 0);
        assertTrue(leaf.getNotAfter().toInstant().isAfter(Instant.now().plus(YEAR)));
    }

    @Test
    void certificateIsForTheNamesAndAddressesOfThisHost() throws Exception {
        X509Certificate leaf = ServerIdentities.selfSigned(directory).leaf();
        List<String> names = Certificates.names(leaf, Certificates.DNS_NAME);
        List<String> addresses = Certificates.names(leaf, Certificates.IP_ADDRESS);
        assertTrue(names.contains("localhost"), names.toString());
        assertTrue(addresses.containsAll(List.of("127.0.0.1", "0:0:0:0:0:0:0:1")), addresses.toString());
        assertTrue(names.containsAll(ThisHost.names()), names.toString());
        assertEquals(new HashSet<>(addresses), ThisHost.addresses());
    }

    @Test
    void noProviderIsRegisteredForMakingIt() throws Exception {
        ServerIdentities.selfSigned(directory);
        assertNull(Security.getProvider("BC"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void onlyTheOwnerReadsWhatIsKept() throws Exception {
        Path inside = directory.resolve("data").resolve("tls");
        ServerIdentities.selfSigned(inside);
        assertEquals("rwx------", permissions(inside));
        try (var files = Files.list(inside)) {
            List<Path> all = files.toList();
            assertTrue(all.contains(inside.resolve(KeptIdentity.FILE_NAME)), all.toString());
            for (Path file : all) {
                assertEquals("rw-------", permissions(file), file.toString());
            }
        }
    }

    @Test
    void identityIsReusedUntilSevenDaysBeforeItsEnd() throws Exception {
        ServerIdentity first = at(Given.NOW).get();
        Instant end = first.leaf().getNotAfter().toInstant();
        assertEquals(first, at(end.minus(Duration.ofDays(7))).get());
        ServerIdentity second = at(end.minus(Duration.ofDays(7)).plusSeconds(1)).get();
        assertNotEquals(first.leaf(), second.leaf());
        assertEquals(second, at(end).get());
    }

    @Test
    void expiredIdentityIsMadeAnew() throws Exception {
        ServerIdentity first = at(Given.NOW).get();
        assertNotEquals(first, at(Given.NOW.plus(YEAR).plus(YEAR)).get());
    }

    @Test
    void whatCannotBeReadIsNotWrittenOver() throws Exception {
        Path file = Given.write(directory.resolve(KeptIdentity.FILE_NAME), "garbage");
        TlsFileException e = assertThrows(TlsFileException.class, () -> ServerIdentities.selfSigned(directory));
        assertTrue(e.getMessage().contains("expected the server's private key and certificate in PEM"), e.getMessage());
        assertEquals("garbage", Files.readString(file));
    }

    @Test
    void crashBetweenWritingAndMovingLeavesNothingInTheWay() throws Exception {
        Given.write(directory.resolve(KeptIdentity.FILE_NAME + ".tmp"), "-----BEGIN PRIV");
        ServerIdentity identity = ServerIdentities.selfSigned(directory);
        assertEquals(identity, ServerIdentities.selfSigned(directory));
        assertFalse(Files.exists(directory.resolve(KeptIdentity.FILE_NAME + ".tmp")));
    }

    @Test
    void serversThatStartAtOnceShareOneIdentity() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<ServerIdentity> start = () -> ServerIdentities.selfSigned(directory);
            Set<ServerIdentity> made = new HashSet<>();
            List<Future<ServerIdentity>> results = new ArrayList<>(threads.invokeAll(Collections.nCopies(8, start)));
            for (Future<ServerIdentity> result : results) {
                made.add(result.get());
            }
            assertEquals(1, made.size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void directoryThatIsAFileIsRefused() throws Exception {
        Path file = Given.write(directory.resolve("file"), "");
        TlsFileException e = assertThrows(TlsFileException.class, () -> ServerIdentities.selfSigned(file));
        assertTrue(e.getMessage().contains("there is a file where its directory should be"), e.getMessage());
    }

    @Test
    void validityIsLongerThanTheTimeToRenewIt() {
        assertThrows(IllegalArgumentException.class, () -> ServerIdentities.selfSigned(directory, Duration.ofDays(7)));
    }

    private KeptIdentity at(Instant now) {
        return new KeptIdentity(directory, YEAR, Given.at(now));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
