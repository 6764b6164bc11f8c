package chat.scp.benchmarks.network;

import chat.scp.benchmarks.Arguments;

/**
 * What was asked for.
 *
 * @param engine kwik or netty; empty: both
 * @param rounds how often, or how many
 */
public record Options(String engine, int rounds) {
    public static Options parse(Arguments args, int usualRounds) {
        String engine = "";
        int rounds = usualRounds;
        while (args.hasNext()) {
            switch (args.next()) {
                case "--engine" -> engine = args.engine();
                case "--rounds", "--transfers", "--connections" -> rounds = args.number(1);
                default -> throw args.unknown();
            }
        }
        return new Options(engine, rounds);
    }
}
