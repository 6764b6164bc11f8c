package chat.scp.benchmarks.network;

/**
 * What was asked for.
 *
 * @param engine kwik or netty; empty: both
 * @param rounds how often, or how many
 */
public record Options(String engine, int rounds) {
    public static Options parse(String[] args, int usualRounds) {
        String engine = "";
        int rounds = usualRounds;
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            switch (args[i]) {
                case "--engine" -> engine = args[i + 1];
                case "--rounds", "--transfers", "--connections" -> rounds = number(args[i + 1]);
                default -> throw new IllegalArgumentException("no such option: " + args[i]);
            }
        }
        return new Options(engine, rounds);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number, but found " + text, e);
        }
    }
}
