package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Id;
import chat.scp.pdu.UserName;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A connection that keeps its prepared statements: there are few, and each is used for ever. For one thread. */
final class SqlConnection implements AutoCloseable {
    /** Makes a value of the present row. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    SqlConnection(String url) throws SQLException {
        Properties options = new Properties();
        options.setProperty("jdbc.get_generated_keys", "false"); // else each INSERT leaves a SELECT open behind it
        connection = DriverManager.getConnection(url, options);
    }

    /** A statement without arguments that is seldom used. */
    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns how many rows changed. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        return bound(sql, arguments).executeUpdate();
    }

    <T> Optional<T> one(String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
        }
    }

    <T> List<T> all(String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
        }
        return found;
    }

    /** The rows themselves, for who may stop before the last; to be closed. */
    ResultSet rows(String sql, @Nullable Object... arguments) throws SQLException {
        return bound(sql, arguments).executeQuery();
    }

    long number(String sql, @Nullable Object... arguments) throws SQLException {
        return one(sql, row -> row.getLong(1), arguments).orElse(0L);
    }

    private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, column(arguments[i]));
        }
        return statement;
    }

    /** To be called after a failure: a statement that failed half-way is of no more use to the driver. */
    void forgetStatements() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    private static @Nullable Object column(@Nullable Object value) {
        if (value instanceof Id id) {
            return ByteBuffer.allocate(16).putLong(id.high()).putLong(id.low()).array();
        } else if (value instanceof UserName name) {
            return name.text();
        } else if (value instanceof Bytes bytes) {
            return bytes.toArray();
        } else {
            return value;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
