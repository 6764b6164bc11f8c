package chat.scp.benchmarks;

import chat.scp.benchmarks.network.IdleBench;
import chat.scp.benchmarks.network.LossBench;
import chat.scp.benchmarks.network.Options;
import chat.scp.benchmarks.network.PingPongBench;
import chat.scp.benchmarks.relay.RelayBench;
import chat.scp.benchmarks.server.FloodBench;
import chat.scp.benchmarks.server.ResumeBench;
import chat.scp.benchmarks.server.ServerBench;
import chat.scp.benchmarks.streams.StreamsBench;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code ./scp bench}: picks the group of benchmarks. */
public final class BenchMain {
    /** From sysexits.h. */
    private static final int EX_USAGE = 64;

    private static final int RESUMES = 10;

    private static final String LOGGING = "logback.configurationFile";

    private static final String USAGE = """
            Usage: scp bench GROUP [OPTIONS]

              codec     encode, decode, view, relay, framing, machine; beside SBE, Protocol Buffers, MQTT, CBOR and JSON
              server    the reference server: durable messages a second, latencies, group commit
              floods    two people who talk while somebody floods the server: their latencies, and what he gets
              relay     client to client through a server: SCP beside the engine alone, kwik and Netty
              pingpong  64 bytes there and back over an engine, and the longest stall
              loss      transfers of 200 kB where one datagram in ten is lost
              streams   20 conversations where packets get lost: the pool of streams, one stream, TLS on TCP
              resume    a client's network changes: how long until it is back
              idle      connections that do nothing: handshakes a second, threads and memory each
              jmh       JMH itself; everything after it goes there (-l lists the benchmarks)

            Options of codec:
              --quick          two minutes, for a look; results go to benchmarks/target/results
              --filter REGEX   only benchmarks that match, e.g. 'Relay.scp'; results go there too
              --json FILE      all that JMH measured
            Options of server:
              --quick          half a minute, for a look
              --pairs N,N,..   pairs that chat [1,10,50]; a room of 100 comes after them
              --size N,N,..    bytes of a text [64,1024]
              --seconds N      for each measurement [20]
              --engine NAME    of the server: kwik or netty [kwik]
              --room N         members of the room [100]; 0: none
              --commits N      messages of each round of group commits [200000]; 0: none
              --jfr FILE       the server's flight recorder writes there what it did
            Without --quick, it takes some ten minutes and writes benchmarks/results/server.md.

            Options of floods:
              --engine NAME    of the server: kwik or netty [kwik]
              --seconds N      of each flood [20]

            Options of relay:
              --engine NAME    kwik or netty, else both
              --pairs LIST     how many pairs of clients [1,10,50]
              --size LIST      bytes of a message's body [64,1024]
              --quick          some seconds for each; results go to benchmarks/target/results

            Options of streams:
              --engine NAME    kwik or netty, else both
              --seconds N      for each [120]
              --conversations N, --rate N   messages a second in each [20, 40]
              --streams N      of the pool [4]
              --loss N, --delay N   percent, milliseconds each way [2, 25]
              --seed N         of the losses [1]
              --quick          15 seconds each; results go to benchmarks/target/results
            TCP needs network namespaces, so root and iproute2; without, datagrams go through a relay and TCP is left out.

            Options of pingpong, loss, resume and idle:
              --engine NAME    kwik or netty, else both
              --rounds N       of pingpong [1,000,000]
              --transfers N    of loss [100]
              --rounds N       of resume [10]
              --connections N  of idle [1,000]

            codec without its first two options takes about a quarter of an hour and writes benchmarks/results.""";

    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.out.println(USAGE);
            return;
        }
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "chat/scp/benchmarks/logback.xml");
        }
        Arguments rest = new Arguments(Arrays.copyOfRange(args, 1, args.length));
        try {
            run(args[0], rest);
        } catch (IllegalArgumentException e) {
            System.err.println("scp bench: " + e.getMessage());
            System.err.println(USAGE);
            System.exit(EX_USAGE);
        }
    }

    private static void run(String group, Arguments rest) throws Exception {
        Path home = CodecBench.home();
        switch (group) {
            case "codec" -> CodecBench.run(rest);
            case "server" -> ServerBench.run(rest, home.resolve("results"));
            case "floods" -> network(() -> FloodBench.run(rest));
            case "relay" -> network(() -> RelayBench.run(rest, home));
            case "pingpong" -> network(() -> PingPongBench.run(rest));
            case "loss" -> network(() -> LossBench.run(rest));
            case "streams" -> network(() -> StreamsBench.run(rest, home));
            case "resume" -> network(() -> resume(Options.parse(rest, RESUMES)));
            case "idle" -> network(() -> IdleBench.run(rest));
            case "jmh" -> org.openjdk.jmh.Main.main(rest.all());
            case "help", "-h", "--help" -> System.out.println(USAGE);
            default -> throw new IllegalArgumentException("no such group: " + group);
        }
    }

    private static void resume(Options options) throws Exception {
        ResumeBench.run(options.engine(), options.rounds());
    }

    private interface Run {
        void run() throws Exception;
    }

    /** Engines leave threads behind that would keep the program alive. */
    private static void network(Run run) throws Exception {
        run.run();
        System.exit(0);
    }
}
