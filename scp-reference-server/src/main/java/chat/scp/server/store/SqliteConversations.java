package chat.scp.server.store;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.Role;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The tables of conversations, members and bans. */
record SqliteConversations(SqlAccess access) implements Conversations {
    private static final int NONE = Role.NONE.code();
    private static final String NUMBER = "(SELECT number FROM conversations WHERE id = ?)";

    @Override
    public Optional<StoredConversation> find(ConversationId id) {
        return access.read(
                c -> c.one("SELECT * FROM conversations WHERE id = ?", SqliteConversations::conversation, id));
    }

    @Override
    public Optional<StoredConversation> room(UserName name) {
        return access.read(
                c -> c.one("SELECT * FROM conversations WHERE room = ?", SqliteConversations::conversation, name));
    }

    @Override
    public Optional<StoredConversation> direct(UserName one, UserName other) {
        return access.read(c -> c.one(
                "SELECT c.* FROM members a JOIN members b ON b.conversation = a.conversation"
                        + " JOIN conversations c ON c.number = a.conversation"
                        + " WHERE a.user = ? AND b.user = ? AND c.room IS NULL AND a.role <> ? AND b.role <> ?",
                SqliteConversations::conversation,
                one,
                other,
                NONE,
                NONE));
    }

    @Override
    public Optional<StoredConversation> formerDirect(UserName one, UserName other) {
        return access.read(c -> c.one(
                "SELECT c.* FROM members a JOIN members b ON b.conversation = a.conversation"
                        + " JOIN conversations c ON c.number = a.conversation"
                        + " WHERE a.user = ? AND b.user = ? AND c.room IS NULL ORDER BY c.number DESC LIMIT 1",
                SqliteConversations::conversation,
                one,
                other));
    }

    @Override
    public List<StoredConversation> of(UserName user, long skip, int limit) {
        return access.read(c -> c.all(
                "SELECT c.* FROM members m JOIN conversations c ON c.number = m.conversation"
                        + " WHERE m.user = ? AND m.role <> ? ORDER BY c.number LIMIT ? OFFSET ?",
                SqliteConversations::conversation,
                user,
                NONE,
                limit,
                skip));
    }

    @Override
    public List<Overview> overviews(UserName user, DeviceId device) {
        return access.read(c -> c.all(
                "SELECT c.*, m.role AS own_role,"
                        + " (SELECT count(*) FROM members x WHERE x.conversation = c.number AND x.role <> ?2) AS present,"
                        + " (SELECT max(sequence) FROM marks k WHERE k.conversation = c.number"
                        + "   AND k.user = ?1 AND k.device = ?3) AS delivered,"
                        + " (SELECT max(sequence) FROM marks k WHERE k.conversation = c.number"
                        + "   AND k.user = ?1 AND k.device = ?4) AS read,"
                        + " (SELECT user FROM members p WHERE c.room IS NULL AND p.conversation = c.number"
                        + "   AND p.user <> ?1 LIMIT 1) AS peer"
                        + " FROM members m JOIN conversations c ON c.number = m.conversation"
                        + " WHERE m.user = ?1 AND m.role <> ?2 ORDER BY c.number",
                SqliteConversations::overview,
                user,
                NONE,
                device,
                DeviceId.NONE));
    }

    private static Overview overview(ResultSet row) throws SQLException {
        return new Overview(
                conversation(row),
                Objects.requireNonNull(Role.ofCode(row.getInt("own_role"))),
                Rows.name(row, "peer"),
                row.getLong("delivered"),
                row.getLong("read"),
                row.getInt("present"));
    }

    @Override
    public List<StoredConversation> publicRooms(long skip, int limit) {
        return access.read(c -> c.all(
                "SELECT * FROM conversations WHERE room IS NOT NULL AND visibility = ? ORDER BY room LIMIT ? OFFSET ?",
                SqliteConversations::conversation,
                Visibility.PUBLIC.code(),
                limit,
                skip));
    }

    @Override
    public Optional<Membership> member(ConversationId id, UserName user) {
        return access.read(c -> c.one(
                "SELECT * FROM members WHERE conversation = " + NUMBER + " AND user = ?",
                SqliteConversations::membership,
                id,
                user));
    }

    @Override
    public Optional<Membership> counterpart(ConversationId id, UserName user) {
        return access.read(c -> c.one(
                "SELECT * FROM members WHERE conversation = " + NUMBER + " AND user <> ?",
                SqliteConversations::membership,
                id,
                user));
    }

    @Override
    public List<Membership> members(ConversationId id, long skip, int limit) {
        return access.read(c -> c.all(
                "SELECT * FROM members WHERE conversation = " + NUMBER
                        + " AND role <> ? ORDER BY user LIMIT ? OFFSET ?",
                SqliteConversations::membership,
                id,
                NONE,
                limit,
                skip));
    }

    @Override
    public int memberCount(ConversationId id) {
        return (int) (long) access.read(c ->
                c.number("SELECT count(*) FROM members WHERE conversation = " + NUMBER + " AND role <> ?", id, NONE));
    }

    @Override
    public List<UserName> acquaintances(UserName user, int limit) {
        return access.read(c -> c.all(
                "SELECT DISTINCT o.user FROM members m JOIN members o ON o.conversation = m.conversation"
                        + " WHERE m.user = ? AND m.role <> ? AND o.role <> ? AND o.user <> m.user LIMIT ?",
                row -> Rows.name(row, "user"),
                user,
                NONE,
                NONE,
                limit));
    }

    @Override
    public boolean areTogether(UserName one, UserName other) {
        return access.read(c -> c.number(
                        "SELECT EXISTS (SELECT 1 FROM members m JOIN members o ON o.conversation = m.conversation"
                                + " WHERE m.user = ? AND m.role <> ? AND o.user = ? AND o.role <> ?)",
                        one,
                        NONE,
                        other,
                        NONE))
                > 0;
    }

    @Override
    public boolean isBanned(ConversationId id, UserName user) {
        return access.read(c ->
                c.number("SELECT count(*) FROM bans WHERE conversation = " + NUMBER + " AND user = ?", id, user) > 0);
    }

    @Override
    public CompletableFuture<Boolean> create(StoredConversation made, List<Membership> members) {
        return access.write(c -> {
            int added = c.update(
                    "INSERT OR IGNORE INTO conversations"
                            + " (id, room, epoch, first, last, last_time, visibility, max_members, title, topic)"
                            + " VALUES (?, ?, ?, 1, 0, 0, ?, ?, ?, ?)",
                    made.id(),
                    made.isRoom() ? made.room() : null,
                    made.epoch(),
                    made.visibility().code(),
                    made.maxMembers(),
                    made.title(),
                    made.topic());
            for (Membership member : added == 1 ? members : List.<Membership>of()) {
                add(c, made.id(), member);
            }
            return added == 1;
        });
    }

    @Override
    public CompletableFuture<@Nullable Void> configure(StoredConversation changed) {
        return SqlWrites.done(access.write(c -> c.update(
                "UPDATE conversations SET visibility = ?, max_members = ?, title = ?, topic = ? WHERE id = ?",
                changed.visibility().code(),
                changed.maxMembers(),
                changed.title(),
                changed.topic(),
                changed.id())));
    }

    @Override
    public CompletableFuture<@Nullable Void> setMember(ConversationId id, Membership member) {
        return SqlWrites.done(access.write(c -> add(c, id, member)));
    }

    @Override
    public CompletableFuture<@Nullable Void> setBanned(ConversationId id, UserName user, boolean banned) {
        String sql = banned
                ? "INSERT OR IGNORE INTO bans (conversation, user) SELECT number, ?2 FROM conversations WHERE id = ?1"
                : "DELETE FROM bans WHERE conversation = (SELECT number FROM conversations WHERE id = ?1) AND user = ?2";
        return SqlWrites.done(access.write(c -> c.update(sql, id, user)));
    }

    @Override
    public CompletableFuture<@Nullable Void> remove(ConversationId id) {
        return SqlWrites.done(access.write(c -> c.update("DELETE FROM conversations WHERE id = ?", id)));
    }

    private static int add(SqlConnection c, ConversationId id, Membership member) throws SQLException {
        return c.update(
                "INSERT INTO members (conversation, user, role, since)"
                        + " SELECT number, ?2, ?3, ?4 FROM conversations WHERE id = ?1"
                        + " ON CONFLICT (conversation, user) DO UPDATE SET role = ?3, since = ?4",
                id,
                member.user(),
                member.role().code(),
                member.sinceMillis());
    }

    private static StoredConversation conversation(ResultSet row) throws SQLException {
        ByteBuffer id = Rows.id(row, "id");
        return new StoredConversation(
                new ConversationId(id.getLong(), id.getLong()),
                Rows.name(row, "room"),
                row.getInt("epoch"),
                row.getLong("first"),
                row.getLong("last"),
                Objects.requireNonNull(Visibility.ofCode(row.getInt("visibility"))),
                row.getInt("max_members"),
                row.getString("title"),
                row.getString("topic"));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                Rows.name(row, "user"), Objects.requireNonNull(Role.ofCode(row.getInt("role"))), row.getLong("since"));
    }
}
