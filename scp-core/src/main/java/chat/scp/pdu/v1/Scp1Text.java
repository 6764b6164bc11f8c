package chat.scp.pdu.v1;

import chat.scp.pdu.Utf8;

/** Text of SCP/1 may hold any characters that UTF-8 can carry. */
final class Scp1Text {
    private Scp1Text() {}

    static void check(String what, String value, int maxBytes) {
        int bytes = Utf8.byteCount(value);
        if (bytes < 0) {
            throw new IllegalArgumentException(what + " holds half of a surrogate pair");
        }
        if (bytes > maxBytes) {
            throw new IllegalArgumentException(what + " takes " + bytes + " bytes of UTF-8, more than " + maxBytes);
        }
    }
}
