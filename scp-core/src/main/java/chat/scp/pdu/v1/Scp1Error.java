package chat.scp.pdu.v1;

/** The codes of ERROR that SCP/1 knows. Open: {@link ErrorPdu} carries any number. §10.2 */
public enum Scp1Error {
    /** Bytes that no layout allows. */
    MALFORMED_MESSAGE(1),
    /** A PDU that is illegal in this state. */
    UNEXPECTED_MESSAGE_TYPE(2),
    /** A length that does not fit. */
    INVALID_PAYLOAD_LENGTH(3),
    /** A fault of the server. */
    INTERNAL_SERVER_ERROR(4),
    /** A version other than 1. */
    UNSUPPORTED_VERSION(5);

    private final int code;

    Scp1Error(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
