package chat.scp.client.storage;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.DeviceId;
import java.util.List;

/**
 * What a client goes on with after a restart.
 *
 * @param device the device that it is to the server
 * @param token to resume with; empty: none. A secret: it lets in
 * @param cursors how far each conversation was handed to the application
 */
public record SavedState(DeviceId device, Bytes token, List<Cursor> cursors) {
    public SavedState {
        cursors = List.copyOf(cursors);
    }
}
