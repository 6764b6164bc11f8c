package chat.scp.client.event;

import chat.scp.pdu.ErrorCode;
import java.util.Map;

/** What to tell a user of each code, and what to do about it. §12.2 */
final class Sentences {
    private static final Map<ErrorCode, String> KNOWN = Map.ofEntries(
            Map.entry(ErrorCode.NONE, "Closed."),
            Map.entry(ErrorCode.SHUTTING_DOWN, "The server is shutting down; trying again shortly."),
            Map.entry(ErrorCode.OVERLOADED, "The server has too much to do; trying again later."),
            Map.entry(ErrorCode.RATE_LIMITED, "Too many tries; wait a little before the next one."),
            Map.entry(ErrorCode.TIMEOUT, "No answer came in time; try again."),
            Map.entry(
                    ErrorCode.SLOW_CONSUMER, "This client took in too slowly what the server sent; connecting again."),
            Map.entry(ErrorCode.INTERNAL, "The server has a fault; trying again later."),
            Map.entry(ErrorCode.SERVER_FULL, "The server is full; trying again later."),
            Map.entry(ErrorCode.STORE_UNAVAILABLE, "The server cannot store messages at present; try again later."),
            Map.entry(ErrorCode.RESUME_REFUSED, "The earlier session is no longer known; logging in anew."),
            Map.entry(ErrorCode.LINK_LOST, "The connection was lost."),
            Map.entry(
                    ErrorCode.REPLACED,
                    "This device logged in again elsewhere; close the other program, or use a device id of its own."),
            Map.entry(ErrorCode.BAD_CREDENTIALS, "The name or the password is wrong; check both."),
            Map.entry(ErrorCode.BANNED, "The server does not let this account or address in; ask its operator."),
            Map.entry(
                    ErrorCode.VERSION_MISMATCH,
                    "The server speaks no version of SCP that this program speaks; one of them needs an update."),
            Map.entry(
                    ErrorCode.DOWNGRADE_DETECTED,
                    "Somebody between here and the server changed the login; use another network."),
            Map.entry(
                    ErrorCode.MECHANISM_REFUSED,
                    "The server does not take this way to log in; try a password, or a name only if it is open."),
            Map.entry(
                    ErrorCode.NAME_IN_USE,
                    "This name is taken; choose another, log in with its password, or go on where it is used."),
            Map.entry(ErrorCode.REVOKED, "This device was logged out by its owner; log in with the password."),
            Map.entry(
                    ErrorCode.REGISTRATION_CLOSED,
                    "The server makes no accounts, or not with this invitation code; ask its operator."),
            Map.entry(
                    ErrorCode.SERVER_UNTRUSTED,
                    "The server could not show who it is; do not log in before its operator has explained why."),
            Map.entry(ErrorCode.NOT_FOUND, "There is no such person, room, conversation or message."),
            Map.entry(ErrorCode.FORBIDDEN, "Your role does not allow that."),
            Map.entry(ErrorCode.NOT_A_MEMBER, "You are not in this conversation."),
            Map.entry(ErrorCode.ALREADY_EXISTS, "That exists already."),
            Map.entry(ErrorCode.LIMIT_REACHED, "A limit of the server is reached."),
            Map.entry(ErrorCode.PEER_REJECTED, "The other person said no."),
            Map.entry(ErrorCode.PEER_BUSY, "The other person is busy; try again later."),
            Map.entry(ErrorCode.PEER_UNAVAILABLE, "The other person is away or did not answer."),
            Map.entry(ErrorCode.SELF, "That is yourself."),
            Map.entry(ErrorCode.EXPIRED, "The time for it was over."),
            Map.entry(ErrorCode.ID_REUSED, "This message id was used before."),
            Map.entry(ErrorCode.CONTENT_REFUSED, "The server does not take such content here."),
            Map.entry(ErrorCode.NOT_SUPPORTED, "The server or the other person cannot do that."),
            Map.entry(ErrorCode.CANCELLED, "It was taken back."),
            Map.entry(ErrorCode.TOO_LARGE, "It is larger than the server takes."));

    private Sentences() {}

    static String of(ErrorCode code) {
        String known = KNOWN.get(code);
        if (known != null) {
            return known;
        }
        if (code.isViolation()) {
            return "This program and the server do not understand each other (" + code + "); please report it.";
        }
        return code.isTerminal() ? "The server refused (" + code + ")." : "The server had a problem (" + code + ").";
    }
}
