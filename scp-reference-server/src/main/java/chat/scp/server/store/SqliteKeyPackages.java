package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The table of key packages. */
record SqliteKeyPackages(SqlAccess access) implements KeyPackages {
    /** Of each device the oldest, and how many there are. */
    private static final String FIRST = "SELECT p.device, p.number, p.package, f.count FROM key_packages p"
            + " JOIN (SELECT min(number) AS number, count(*) AS count FROM key_packages"
            + " WHERE user = ? AND device <> ? GROUP BY device) f ON p.number = f.number ORDER BY p.device";

    /** What is about to be given out. */
    private record Found(long number, Claimed claimed) {}

    @Override
    public CompletableFuture<@Nullable Void> publish(UserName user, DeviceId device, List<Bytes> packages) {
        return SqlWrites.done(access.write(c -> {
            c.update("DELETE FROM key_packages WHERE user = ? AND device = ?", user, device);
            for (Bytes each : packages) {
                c.update("INSERT INTO key_packages (user, device, package) VALUES (?, ?, ?)", user, device, each);
            }
            return packages.size();
        }));
    }

    @Override
    public CompletableFuture<List<Claimed>> claim(UserName user, DeviceId except) {
        return access.write(c -> {
            List<Claimed> claimed = new ArrayList<>();
            for (Found found : c.all(FIRST, SqliteKeyPackages::found, user, except)) {
                boolean last = found.claimed().left() == 1;
                if (!last) {
                    c.update("DELETE FROM key_packages WHERE number = ?", found.number());
                }
                Claimed given = found.claimed();
                claimed.add(last ? given : new Claimed(given.device(), given.keyPackage(), given.left() - 1));
            }
            return List.copyOf(claimed);
        });
    }

    @Override
    public int left(UserName user, DeviceId device) {
        return (int) (long) access.read(
                c -> c.number("SELECT count(*) FROM key_packages WHERE user = ? AND device = ?", user, device));
    }

    private static Found found(ResultSet row) throws SQLException {
        ByteBuffer id = Rows.id(row, "device");
        DeviceId device = new DeviceId(id.getLong(), id.getLong());
        return new Found(row.getLong("number"), new Claimed(device, Rows.bytes(row, "package"), row.getInt("count")));
    }
}
