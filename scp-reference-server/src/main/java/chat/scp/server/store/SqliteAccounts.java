package chat.scp.server.store;

import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The table of accounts. */
record SqliteAccounts(SqlAccess access) implements Accounts {
    private static final String CHANGE =
            "UPDATE accounts SET display_name = ?, salt = ?, iterations = ?, stored_key = ?, server_key = ?, disabled = ?"
                    + " WHERE name = ?";

    /** One row in any case: where there is no account, one of zeros. */
    private static final String VERIFIER =
            "SELECT coalesce(salt, zeroblob(16)) AS salt, max(iterations, 4096) AS iterations,"
                    + " coalesce(stored_key, zeroblob(32)) AS stored_key, coalesce(server_key, zeroblob(32)) AS server_key,"
                    + " salt IS NOT NULL AND NOT disabled AS counts"
                    + " FROM (SELECT salt, iterations, stored_key, server_key, disabled FROM accounts WHERE name = ?"
                    + " UNION ALL SELECT NULL, 0, NULL, NULL, 0) LIMIT 1";

    @Override
    public Optional<Account> find(UserName name) {
        return access.read(c -> c.one("SELECT * FROM accounts WHERE name = ?", SqliteAccounts::account, name));
    }

    @Override
    public Optional<ScramVerifier> verifier(UserName name) {
        return access.read(c -> c.one(VERIFIER, SqliteAccounts::verifierIfAny, name))
                .flatMap(verifier -> verifier);
    }

    /** Made of whatever there is, so that the work is the same. */
    private static Optional<ScramVerifier> verifierIfAny(ResultSet row) throws SQLException {
        ScramVerifier made = new ScramVerifier(
                Rows.bytes(row, "salt"),
                row.getInt("iterations"),
                Rows.bytes(row, "stored_key"),
                Rows.bytes(row, "server_key"));
        return row.getBoolean("counts") ? Optional.of(made) : Optional.empty();
    }

    @Override
    public List<Account> list(UserName after, int limit) {
        return access.read(c -> c.all(
                "SELECT * FROM accounts WHERE name > ? ORDER BY name LIMIT ?", SqliteAccounts::account, after, limit));
    }

    @Override
    public CompletableFuture<Boolean> create(Account account) {
        return access.write(c -> {
            int added = c.update(
                    "INSERT OR IGNORE INTO accounts (name, display_name, iterations, disabled, created)"
                            + " VALUES (?, ?, 0, 0, ?)",
                    account.name(),
                    account.displayName(),
                    account.createdMillis());
            return added == 1 && change(c, account);
        });
    }

    @Override
    public CompletableFuture<Boolean> update(Account account) {
        return access.write(c -> change(c, account));
    }

    @Override
    public CompletableFuture<@Nullable Void> remove(UserName name) {
        return SqlWrites.done(access.write(c -> {
            c.update("UPDATE members SET role = ? WHERE user = ?", Role.NONE.code(), name);
            c.update("DELETE FROM marks WHERE user = ?", name);
            c.update("DELETE FROM blocks WHERE user = ? OR blocked = ?", name, name);
            return c.update("DELETE FROM accounts WHERE name = ?", name);
        }));
    }

    @Override
    public CompletableFuture<@Nullable Void> revoke(UserName name) {
        return SqlWrites.done(access.write(c -> c.update("INSERT INTO revocations (user) VALUES (?)", name)));
    }

    @Override
    public List<Revocation> revoked(long after) {
        return access.read(c -> c.all(
                "SELECT number, user FROM revocations WHERE number > ? ORDER BY number",
                row -> new Revocation(row.getLong("number"), Rows.name(row, "user")),
                after));
    }

    private static boolean change(SqlConnection c, Account account) throws SQLException {
        ScramVerifier verifier = account.verifier();
        return c.update(
                        CHANGE,
                        account.displayName(),
                        verifier == null ? null : verifier.salt(),
                        verifier == null ? 0 : verifier.iterations(),
                        verifier == null ? null : verifier.storedKey(),
                        verifier == null ? null : verifier.serverKey(),
                        account.disabled(),
                        account.name())
                == 1;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                Rows.name(row, "name"),
                row.getString("display_name"),
                verifier(row),
                row.getBoolean("disabled"),
                row.getLong("created"));
    }

    private static @Nullable ScramVerifier verifier(ResultSet row) throws SQLException {
        byte[] salt = row.getBytes("salt");
        return salt == null
                ? null
                : new ScramVerifier(
                        Bytes.of(salt),
                        row.getInt("iterations"),
                        Rows.bytes(row, "stored_key"),
                        Rows.bytes(row, "server_key"));
    }
}
