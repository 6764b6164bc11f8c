package chat.scp.client.cli;

import java.io.Console;

/** Whether somebody sits before this program, or another program does. */
public final class ThisTerminal {
    private ThisTerminal() {}

    /** Whether both standard input and standard output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // what newer platforms return instead is looked at
    public static boolean isOne() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console); // since 22
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Whether colours are wanted, see no-color.org. */
    public static boolean wantsColours() {
        String no = System.getenv("NO_COLOR");
        return isOne() && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Says nothing that the user did not ask for: what he should know, the programs tell. */
    public static void withoutLog() {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "chat/scp/client/cli/logback-quiet.xml");
        }
    }
}
