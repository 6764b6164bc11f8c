package chat.scp.client.cli;

import chat.scp.client.ChatClientOptions;
import chat.scp.client.event.Problem;
import chat.scp.client.home.Trust;
import chat.scp.pdu.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Why no connection came about, in one sentence that says what to do.
 *
 * @param status what the program ends with
 */
record Misfortune(ErrorCode code, String sentence, int status) {
    /** How the user wanted to log in. */
    enum Way {
        NAME_ONLY,
        PASSWORD,
        NEW_ACCOUNT
    }

    static Misfortune of(Problem problem, ChatClientOptions options, Way way, Trust.@Nullable Refused distrust) {
        ErrorCode code = problem.code();
        if (distrust != null) {
            return new Misfortune(ErrorCode.SERVER_UNTRUSTED, distrust.sentence(), ExitStatus.NO_PERMISSION);
        }
        String server = options.server().host() + ":" + options.server().port();
        String user = Shown.name(options.user().text());
        String own = sentence(code, server, user, way, problem.detail());
        boolean noHost = code.equals(ErrorCode.LINK_LOST) && problem.sentence().startsWith("There is no host");
        return new Misfortune(
                code, own == null ? problem.sentence() : own, noHost ? ExitStatus.NO_HOST : ExitStatus.of(code));
    }

    /** Null: what the library says is as good. */
    private static @Nullable String sentence(ErrorCode code, String server, String user, Way way, String detail) {
        if (code.equals(ErrorCode.BAD_CREDENTIALS) && way == Way.NAME_ONLY) {
            return user + " has a password at " + server
                    + ": give it with --password or --password-file FILE, or choose" + " another name.";
        } else if (code.equals(ErrorCode.BAD_CREDENTIALS)) {
            return "The name " + user + " or the password is wrong; check both, or make an account with --register.";
        } else if (code.equals(ErrorCode.MECHANISM_REFUSED) && way == Way.NAME_ONLY) {
            return server + " lets nobody in by name alone: give the password of " + user
                    + " with --password or --password-file FILE, or make an account with --register.";
        } else if (code.equals(ErrorCode.NAME_IN_USE) && way == Way.NEW_ACCOUNT) {
            return user + " has an account at " + server
                    + " already: log in without --register, or choose another name.";
        } else if (code.equals(ErrorCode.NAME_IN_USE)) {
            return "The name " + user + " is taken at " + server
                    + ": choose another one, or go on where it is used."
                    + (detail.isEmpty() ? "" : " (The server says: " + Shown.text(detail) + ".)");
        } else if (code.equals(ErrorCode.SERVER_FULL)) {
            return server + " is full; try again later, or ask its operator for more room.";
        } else if (code.equals(ErrorCode.SHUTTING_DOWN) || code.equals(ErrorCode.OVERLOADED)) {
            return server + " takes nobody just now; try again in a minute.";
        } else if (code.equals(ErrorCode.RATE_LIMITED)) {
            return server + " was asked too often from here; wait a minute, and try again.";
        } else if (code.equals(ErrorCode.VERSION_MISMATCH) && way != Way.NAME_ONLY) {
            return server
                    + " does not speak SCP/2, and older versions know no passwords; log in by name alone, or update"
                    + " the server.";
        } else if (code.equals(ErrorCode.VERSION_MISMATCH)) {
            return server
                    + " speaks no version of SCP that was asked for; one of the two needs an update, or other flags.";
        }
        return null;
    }
}
