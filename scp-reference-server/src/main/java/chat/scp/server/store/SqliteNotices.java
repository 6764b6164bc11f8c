package chat.scp.server.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The table of notices: a server looks once a second, so that a few are enough. */
record SqliteNotices(SqlAccess access) implements Notices {
    private static final int KEPT = 100;

    @Override
    public CompletableFuture<@Nullable Void> say(String text) {
        return SqlWrites.done(access.write(c -> {
            c.update("INSERT INTO notices (text) VALUES (?)", text);
            return c.update("DELETE FROM notices WHERE number <= (SELECT max(number) FROM notices) - ?", KEPT);
        }));
    }

    @Override
    public List<Said> after(long number) {
        return access.read(c -> c.all(
                "SELECT number, text FROM notices WHERE number > ? ORDER BY number",
                row -> new Said(row.getLong("number"), row.getString("text")),
                number));
    }
}
