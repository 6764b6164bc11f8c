package chat.scp.server.store;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.UserName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Columns as the types of the protocol. */
final class Rows {
    private Rows() {}

    /** Text that is no name, as NULL, is nobody. */
    static UserName name(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            return UserName.NONE;
        }
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        UserName name = UserName.parse(ascii, ascii.length);
        if (name == null) {
            throw new StoreException("the store holds a name that is none, in " + column);
        }
        return name;
    }

    static Bytes bytes(ResultSet row, String column) throws SQLException {
        return Bytes.of(row.getBytes(column));
    }

    /** The two halves of an id. */
    static ByteBuffer id(ResultSet row, String column) throws SQLException {
        return ByteBuffer.wrap(row.getBytes(column));
    }
}
