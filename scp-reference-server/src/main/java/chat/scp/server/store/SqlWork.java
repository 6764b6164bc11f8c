package chat.scp.server.store;

import java.sql.SQLException;

/** Something to do with one connection. A write may be run again after it failed, so it keeps no state. */
@FunctionalInterface
interface SqlWork<T> {
    T with(SqlConnection connection) throws SQLException;
}
