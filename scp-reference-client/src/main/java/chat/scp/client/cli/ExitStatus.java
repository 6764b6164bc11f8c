package chat.scp.client.cli;

import chat.scp.pdu.ErrorCode;

/** What the programs end with: the numbers of sysexits.h. */
public final class ExitStatus {
    public static final int OK = 0;
    public static final int USAGE = 64;
    public static final int DATA = 65;
    public static final int NO_INPUT = 66;
    public static final int NO_USER = 67;
    public static final int NO_HOST = 68;
    public static final int UNAVAILABLE = 69;
    public static final int SOFTWARE = 70;
    public static final int CANNOT_CREATE = 73;
    public static final int IO = 74;
    public static final int TEMPORARY = 75;
    public static final int PROTOCOL = 76;
    public static final int NO_PERMISSION = 77;
    /** As shells say it of a program that was ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    static final String[] HELP = {
        "%nExit status (sysexits.h):",
        "  0   all went well",
        "  64  the command line is wrong",
        "  65  a line of the input is no command, or cannot be done here",
        "  66  a file that was named cannot be read",
        "  67  there is no such person, room or message",
        "  68  there is no such host",
        "  69  no server answers, or it is full",
        "  70  a fault of this program",
        "  73  what is to be kept cannot be written, or another program uses it",
        "  75  not now, perhaps later: no answer in time, somebody is away, a limit",
        "  76  the two do not understand each other: no version in common",
        "  77  not allowed: password, name, certificate, role",
        "  130 ended by Ctrl-C"
    };

    private ExitStatus() {}

    public static int of(ErrorCode code) {
        if (code.equals(ErrorCode.NONE)) {
            return OK;
        } else if (code.equals(ErrorCode.NOT_FOUND)) {
            return NO_USER;
        } else if (code.equals(ErrorCode.LINK_LOST) || code.equals(ErrorCode.SERVER_FULL)) {
            return UNAVAILABLE;
        } else if (code.equals(ErrorCode.VERSION_MISMATCH) || code.isViolation()) {
            return PROTOCOL;
        } else if (isRefusedHere(code)) {
            return DATA;
        } else if (code.isTerminal()
                || code.equals(ErrorCode.FORBIDDEN)
                || code.equals(ErrorCode.NOT_A_MEMBER)
                || code.equals(ErrorCode.PEER_REJECTED)) {
            return NO_PERMISSION;
        } else {
            return TEMPORARY;
        }
    }

    private static boolean isRefusedHere(ErrorCode code) {
        return code.equals(ErrorCode.NOT_SUPPORTED)
                || code.equals(ErrorCode.SELF)
                || code.equals(ErrorCode.ALREADY_EXISTS)
                || code.equals(ErrorCode.CONTENT_REFUSED)
                || code.equals(ErrorCode.TOO_LARGE);
    }
}
