package chat.scp.server;

import java.io.PrintWriter;
import picocli.CommandLine;

/** How the programs of this module run. */
final class Programs {
    private static final int USAGE = 2;

    private Programs() {}

    /** Runs the program and ends the process with what it returns. A wrong command line is told in one line. */
    static void run(Object program, String[] arguments) {
        CommandLine line = new CommandLine(program);
        line.setParameterExceptionHandler((mistake, given) -> {
            PrintWriter err = mistake.getCommandLine().getErr();
            err.println(line.getCommandName() + ": " + mistake.getMessage() + "; --help says what there is");
            if (given.length == 0) {
                line.usage(err);
            }
            return USAGE;
        });
        System.exit(line.execute(arguments));
    }
}
