package chat.scp.server.store;

import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.UserName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who may come. Thread-safe. */
public interface Accounts {
    Optional<Account> find(UserName name);

    /**
     * What to check the password of this name with. Empty for a name that nobody has, as for one that is disabled or has
     * no password: finding that out takes the same work in each case. §4.2-8
     */
    Optional<ScramVerifier> verifier(UserName name);

    /** In the order of their names, those after {@code after}. */
    List<Account> list(UserName after, int limit);

    /** False: the name is taken, and nothing changed. */
    CompletableFuture<Boolean> create(Account account);

    /** Replaces all but the name; false: there is none of this name. */
    CompletableFuture<Boolean> update(Account account);

    /** Has the server end the sessions of this account, whichever process it runs in. */
    CompletableFuture<@Nullable Void> revoke(UserName name);

    /** The revocations after the one of this number, in their order. */
    List<Revocation> revoked(long after);

    /**
     * That sessions of an account are to end.
     *
     * @param number rises from one to the next
     */
    record Revocation(long number, UserName name) {}

    /** With its devices, tokens, blocks and memberships; what it said stays in the logs. */
    CompletableFuture<@Nullable Void> remove(UserName name);
}
