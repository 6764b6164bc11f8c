package chat.scp.server.store;

import chat.scp.pdu.UserName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The table of blocks. */
record SqliteBlocks(SqlAccess access) implements Blocks {
    @Override
    public boolean isBlocked(UserName by, UserName user) {
        return access.read(c -> c.number("SELECT count(*) FROM blocks WHERE user = ? AND blocked = ?", by, user)) > 0;
    }

    @Override
    public List<UserName> of(UserName by, long skip, int limit) {
        return access.read(c -> c.all(
                "SELECT blocked FROM blocks WHERE user = ? ORDER BY blocked LIMIT ? OFFSET ?",
                row -> Rows.name(row, "blocked"),
                by,
                limit,
                skip));
    }

    @Override
    public CompletableFuture<@Nullable Void> setBlocked(UserName by, UserName user, boolean blocked) {
        String sql = blocked
                ? "INSERT OR IGNORE INTO blocks (user, blocked) VALUES (?, ?)"
                : "DELETE FROM blocks WHERE user = ? AND blocked = ?";
        return SqlWrites.done(access.write(c -> c.update(sql, by, user)));
    }
}
