package chat.scp.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Brings a database to the schema of this program: numbered files, each run once and never changed. */
final class Migrations {
    private static final List<String> FILES = List.of("0001.sql", "0002.sql", "0003.sql");

    /** "SCPs": tells our files from other people's. */
    private static final int APPLICATION_ID = 0x53435073;

    private Migrations() {}

    static void run(SqlConnection connection, String where) throws SQLException {
        long version = connection.number("PRAGMA user_version");
        long application = connection.number("PRAGMA application_id");
        if (application != APPLICATION_ID && (version != 0 || hasTables(connection))) {
            throw new StoreException(where + " is a database, but not one of an SCP server");
        }
        if (version > FILES.size()) {
            throw new StoreException(where + " was written by a newer version of the server: it has schema " + version
                    + ", and this version knows up to " + FILES.size() + ". Start the newer version.");
        }
        for (int next = (int) version; next < FILES.size(); next++) {
            migrate(connection, next + 1, FILES.get(next));
        }
    }

    private static boolean hasTables(SqlConnection connection) throws SQLException {
        return connection.number("SELECT count(*) FROM sqlite_master") > 0;
    }

    private static void migrate(SqlConnection connection, int version, String file) throws SQLException {
        connection.run("BEGIN IMMEDIATE");
        try {
            for (String statement : statements(file)) {
                connection.run(statement);
            }
            connection.run("PRAGMA application_id = " + APPLICATION_ID);
            connection.run("PRAGMA user_version = " + version);
            connection.run("COMMIT");
        } catch (SQLException e) {
            connection.run("ROLLBACK");
            throw new StoreException("the schema could not be brought to version " + version, e);
        }
    }

    private static List<String> statements(String file) {
        String sql = read(file).replaceAll("(?m)^--.*$", "");
        // What belongs to a statement is indented, the statements within a trigger too.
        return List.of(sql.split(";\\s*\n(?=\\S)|;\\s*$", -1)).stream()
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static String read(String file) {
        try (InputStream in = Migrations.class.getResourceAsStream("migrations/" + file)) {
            if (in == null) {
                throw new StoreException("migration " + file + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("migration " + file + " cannot be read", e);
        }
    }
}
