package chat.scp.v1;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v1.ConnectStatus;
import chat.scp.pdu.v1.InitStatus;
import chat.scp.pdu.v1.Scp1Error;
import java.util.Map;

/** What the few numbers of SCP/1 mean in the codes of the library, and the other way round. §10.5 */
final class Scp1Codes {
    private static final Map<Integer, ErrorCode> ERRORS = Map.of(
            Scp1Error.MALFORMED_MESSAGE.code(), ErrorCode.MALFORMED,
            Scp1Error.UNEXPECTED_MESSAGE_TYPE.code(), ErrorCode.UNEXPECTED,
            Scp1Error.INVALID_PAYLOAD_LENGTH.code(), ErrorCode.BAD_LENGTH,
            Scp1Error.INTERNAL_SERVER_ERROR.code(), ErrorCode.INTERNAL,
            Scp1Error.UNSUPPORTED_VERSION.code(), ErrorCode.BAD_VERSION);

    private static final Map<ErrorCode, ConnectStatus> REFUSALS = Map.of(
            ErrorCode.NAME_IN_USE, ConnectStatus.USER_EXISTS,
            ErrorCode.SERVER_FULL, ConnectStatus.SERVER_FULL,
            ErrorCode.OVERLOADED, ConnectStatus.SERVER_FULL,
            ErrorCode.RATE_LIMITED, ConnectStatus.SERVER_FULL,
            ErrorCode.SHUTTING_DOWN, ConnectStatus.SERVER_FULL,
            ErrorCode.VERSION_MISMATCH, ConnectStatus.VERSION_MISMATCH);

    private static final Map<ErrorCode, InitStatus> REJECTIONS = Map.of(
            ErrorCode.NOT_FOUND, InitStatus.PEER_NOT_FOUND,
            ErrorCode.PEER_UNAVAILABLE, InitStatus.PEER_NOT_FOUND,
            ErrorCode.PEER_BUSY, InitStatus.PEER_BUSY,
            ErrorCode.LIMIT_REACHED, InitStatus.PEER_BUSY,
            ErrorCode.RATE_LIMITED, InitStatus.PEER_BUSY,
            ErrorCode.SELF, InitStatus.CHAT_WITH_SELF);

    private static final Map<ErrorCode, Scp1Error> VIOLATIONS = Map.of(
            ErrorCode.BAD_LENGTH, Scp1Error.INVALID_PAYLOAD_LENGTH,
            ErrorCode.TOO_LARGE, Scp1Error.INVALID_PAYLOAD_LENGTH,
            ErrorCode.BAD_VERSION, Scp1Error.UNSUPPORTED_VERSION,
            ErrorCode.UNEXPECTED, Scp1Error.UNEXPECTED_MESSAGE_TYPE,
            ErrorCode.UNKNOWN_PDU, Scp1Error.UNEXPECTED_MESSAGE_TYPE,
            ErrorCode.WRONG_CHANNEL, Scp1Error.UNEXPECTED_MESSAGE_TYPE);

    private Scp1Codes() {}

    static ErrorCode ofError(int code) {
        return ERRORS.getOrDefault(code, ErrorCode.INTERNAL);
    }

    static ErrorCode of(ConnectStatus status) {
        return switch (status) {
            case SUCCESS -> ErrorCode.NONE;
            case USER_EXISTS -> ErrorCode.NAME_IN_USE;
            case AUTHENTICATION_FAILED -> ErrorCode.BAD_CREDENTIALS;
            case SERVER_FULL -> ErrorCode.SERVER_FULL;
            case VERSION_MISMATCH -> ErrorCode.VERSION_MISMATCH;
        };
    }

    static ErrorCode of(InitStatus status) {
        return switch (status) {
            case FORWARDED -> ErrorCode.NONE;
            case PEER_NOT_FOUND -> ErrorCode.NOT_FOUND;
            case PEER_BUSY -> ErrorCode.PEER_BUSY;
            case CHAT_WITH_SELF -> ErrorCode.SELF;
            case PEER_REJECTED -> ErrorCode.PEER_REJECTED;
        };
    }

    /** What a refused login is told; nothing about it means more than that it failed. */
    static ConnectStatus refusal(ErrorCode code) {
        return REFUSALS.getOrDefault(code, ConnectStatus.AUTHENTICATION_FAILED);
    }

    /** What a request that was not passed on is told. */
    static InitStatus rejection(ErrorCode code) {
        return REJECTIONS.getOrDefault(code, InitStatus.PEER_REJECTED);
    }

    /** The number that the link is closed with for a violation: that of the ERROR. */
    static ErrorCode linkCode(ErrorCode violation) {
        return ErrorCode.of(violation(violation).code());
    }

    static Scp1Error violation(ErrorCode code) {
        return VIOLATIONS.getOrDefault(code, Scp1Error.MALFORMED_MESSAGE);
    }
}
