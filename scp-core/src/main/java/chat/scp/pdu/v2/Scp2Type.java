package chat.scp.pdu.v2;

import chat.scp.pdu.Side;
import org.jspecify.annotations.Nullable;

/** The PDU types of SCP/2. §7, §12.1 */
public enum Scp2Type {
    HELLO(0x01, Side.CLIENT),
    CHALLENGE(0x02, Side.SERVER),
    RESPONSE(0x03, Side.CLIENT),
    WELCOME(0x04, Side.SERVER),
    REFUSED(0x05, Side.SERVER),
    REGISTER(0x06, Side.CLIENT),
    CREDENTIAL(0x07, Side.CLIENT),
    TOKEN(0x08, Side.SERVER),
    PING(0x09, Side.BOTH),
    PONG(0x0A, Side.BOTH),
    GOAWAY(0x0B, Side.SERVER),
    CLOSE(0x0C, Side.BOTH),
    CHANNEL(0x0D, Side.BOTH),
    NOP(0x0E, Side.BOTH),
    DONE(0x10, Side.SERVER),
    FAILED(0x11, Side.SERVER),
    LIST(0x12, Side.CLIENT),
    CONVERSATION(0x13, Side.SERVER),
    MEMBER(0x14, Side.SERVER),
    LEAVE(0x15, Side.CLIENT),
    BLOCK(0x16, Side.CLIENT),
    USER(0x17, Side.SERVER),
    DEVICE(0x18, Side.SERVER),
    REVOKE(0x19, Side.CLIENT),
    PROFILE(0x1A, Side.CLIENT),
    INVITE(0x20, Side.BOTH),
    RINGING(0x21, Side.SERVER),
    ACCEPT(0x22, Side.BOTH),
    REJECT(0x23, Side.BOTH),
    CONFIRM(0x24, Side.BOTH),
    CANCEL(0x25, Side.BOTH),
    MESSAGE(0x30, Side.BOTH),
    STORED(0x31, Side.SERVER),
    REJECTED(0x32, Side.SERVER),
    MARK(0x33, Side.BOTH),
    FETCH(0x34, Side.CLIENT),
    PAGE(0x35, Side.SERVER),
    SKIPPED(0x36, Side.SERVER),
    HEAD(0x37, Side.SERVER),
    TYPING(0x40, Side.BOTH),
    PRESENCE(0x41, Side.BOTH),
    CREATE(0x50, Side.CLIENT),
    JOIN(0x51, Side.CLIENT),
    MODERATE(0x52, Side.CLIENT),
    CONFIGURE(0x53, Side.CLIENT),
    PUBLISH_KEYS(0x60, Side.CLIENT),
    CLAIM_KEYS(0x61, Side.CLIENT),
    KEYS(0x62, Side.SERVER),
    NOTICE(0x81, Side.SERVER);

    /** Types from here on may be unknown: whoever does not know one skips it. §3.5 */
    public static final int FIRST_IGNORABLE = 0x80;

    private static final @Nullable Scp2Type[] BY_CODE = new Scp2Type[0x100];

    static {
        for (Scp2Type type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final Side sender;

    Scp2Type(int code, Side sender) {
        this.code = code;
        this.sender = sender;
    }

    /** Byte 1 of the frame. */
    public int code() {
        return code;
    }

    /** Who may send it. */
    public Side sender() {
        return sender;
    }

    public static @Nullable Scp2Type ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
