package chat.scp.server.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Account;
import chat.scp.server.store.Accounts;
import chat.scp.signal.ClientEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whether the time that a refused login takes tells if the name has an account. Server and client are in one thread and
 * without a network, so what is measured is the work alone; the kinds take turns at random. One kind is compared with the
 * other by how often its answer is the later one: 0.5 says nothing. A busy machine blurs it and cannot make it fail.
 * {@code -Dscp.logins=20000} makes a table for the documents.
 */
class EnumerationTest {
    private static final System.Logger LOG = System.getLogger(EnumerationTest.class.getName());
    private static final int LOGINS = Integer.getInteger("scp.logins", 400);
    private static final int OF_ONE_BED = 60;
    /** One answer of four would have to be told apart right; the limit of the rate is ten in five minutes. */
    private static final double FARTHEST = 0.25;

    private static final SaltedPassword GUESS =
            SaltedPassword.derive("guess", new ScramParameters(Bytes.ofHex("01".repeat(16)), 4_096));

    private enum Kind {
        WRONG_PASSWORD,
        UNKNOWN,
        DISABLED,
        WITHOUT_PASSWORD
    }

    private final Map<Kind, LoginTimes> times = new EnumMap<>(Kind.class);
    private final SplittableRandom random = new SplittableRandom(7);

    @Spec({"4.2-8", "4.3-9"})
    @Test
    void theTimeOfARefusalTellsNothingAboutTheAccount() {
        attempts(LOGINS / 4); // until the code is compiled
        times.clear();
        attempts(LOGINS);
        LoginTimes known = times.get(Kind.WRONG_PASSWORD);
        times.forEach((kind, taken) -> {
            double later = taken.longerThan(known);
            LOG.log(System.Logger.Level.INFO, "{0}: {1}; later than a wrong password: {2}", kind, taken, later);
            assertTrue(Math.abs(later - 0.5) < FARTHEST, () -> kind + " shows: " + times);
        });
    }

    private void attempts(int count) {
        for (int done = 0; done < count; done += OF_ONE_BED) {
            try (Bed bed = new Bed(Bed.OPEN.withRates(Rates.UNLIMITED))) {
                bed.account("known", "secret");
                bed.account("disabled", "secret");
                Accounts accounts = bed.store.accounts();
                accounts.update(
                        accounts.find(UserName.of("disabled")).orElseThrow().withDisabled(true));
                accounts.create(new Account(UserName.of("without"), "", null, false, 0));
                for (int i = 0; i < OF_ONE_BED; i++) {
                    attempt(bed, Kind.values()[random.nextInt(4)], i);
                }
            }
        }
    }

    private void attempt(Bed bed, Kind kind, int number) {
        String name =
                switch (kind) {
                    case WRONG_PASSWORD -> "known";
                    case UNKNOWN -> "unknown";
                    case DISABLED -> "disabled";
                    case WITHOUT_PASSWORD -> "without";
                };
        Person guessing = bed.person(name, number + 1).withPassword("guess");
        guessing.saltedPassword = GUESS;
        long since = System.nanoTime();
        guessing.connect();
        bed.settle();
        long taken = System.nanoTime() - since;
        assertEquals(
                ErrorCode.BAD_CREDENTIALS,
                guessing.last(ClientEvent.LoginRefused.class).code());
        times.computeIfAbsent(kind, k -> new LoginTimes()).add(taken);
    }
}
