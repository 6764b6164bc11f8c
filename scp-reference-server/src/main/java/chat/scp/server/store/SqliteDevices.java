package chat.scp.server.store;

import chat.scp.pdu.DeviceId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.KnownDevice.TokenHash;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The table of devices. */
record SqliteDevices(SqlAccess access) implements Devices {
    /** Not by replacing the row: what is kept of a device goes with it. */
    private static final String SAVE =
            "INSERT INTO devices (user, device, agent, last_seen, given_hash, given_until, used_hash, used_until)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (user, device) DO UPDATE SET"
                    + " agent = excluded.agent, last_seen = excluded.last_seen,"
                    + " given_hash = excluded.given_hash, given_until = excluded.given_until,"
                    + " used_hash = excluded.used_hash, used_until = excluded.used_until";

    @Override
    public List<KnownDevice> of(UserName user) {
        return access.read(
                c -> c.all("SELECT * FROM devices WHERE user = ? ORDER BY device", SqliteDevices::device, user));
    }

    @Override
    public List<KnownDevice> withId(DeviceId device) {
        return access.read(c -> c.all("SELECT * FROM devices WHERE device = ?", SqliteDevices::device, device));
    }

    @Override
    public CompletableFuture<@Nullable Void> save(KnownDevice device) {
        return SqlWrites.done(access.write(c -> c.update(
                SAVE,
                device.user(),
                device.device(),
                device.agent(),
                device.lastSeenMillis(),
                device.given().hash(),
                device.given().untilMillis(),
                device.used().hash(),
                device.used().untilMillis())));
    }

    @Override
    public CompletableFuture<@Nullable Void> remove(UserName user, DeviceId device) {
        return SqlWrites.done(
                access.write(c -> c.update("DELETE FROM devices WHERE user = ? AND device = ?", user, device)));
    }

    @Override
    public CompletableFuture<Integer> forget(long notSeenSinceMillis, long nowMillis) {
        return access.write(c -> c.update(
                "DELETE FROM devices WHERE last_seen < ? AND given_until < ? AND used_until < ?",
                notSeenSinceMillis,
                nowMillis,
                nowMillis));
    }

    private static KnownDevice device(ResultSet row) throws SQLException {
        ByteBuffer id = Rows.id(row, "device");
        return new KnownDevice(
                Rows.name(row, "user"),
                new DeviceId(id.getLong(), id.getLong()),
                row.getString("agent"),
                row.getLong("last_seen"),
                new TokenHash(Rows.bytes(row, "given_hash"), row.getLong("given_until")),
                new TokenHash(Rows.bytes(row, "used_hash"), row.getLong("used_until")));
    }
}
