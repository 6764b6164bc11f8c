package chat.scp.benchmarks.codec;

import chat.scp.machine.Machine;
import chat.scp.machine.StateTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One input given to a machine: the lookup in its table, and the change of state. The sessions' own tables are not exported. */
@State(Scope.Thread)
@OperationsPerInvocation(MachineSteps.STEPS)
public class MachineSteps extends Operation {
    static final int STEPS = 16;

    /** A session's, cut down to what comes round again. */
    enum Awaiting {
        LINK,
        WELCOME,
        NOTHING,
        CLOSE
    }

    /** What happens in its life. */
    enum Input {
        LINK_UP,
        RECV_WELCOME,
        RECV_MESSAGE,
        SEND_MESSAGE,
        RECV_PING,
        CLOSE,
        RECV_CLOSE
    }

    static final StateTable<Awaiting, Input> TABLE = StateTable.of(
                    "benchmark", Awaiting.class, Input.class, Awaiting.LINK)
            .row(Awaiting.LINK, Input.LINK_UP, Awaiting.WELCOME, "4", "HELLO")
            .row(Awaiting.WELCOME, Input.RECV_WELCOME, Awaiting.NOTHING, "4")
            .stay(Awaiting.NOTHING, Input.RECV_MESSAGE, "4", "MARK")
            .stay(Awaiting.NOTHING, Input.SEND_MESSAGE, "4", "MESSAGE")
            .stay(Awaiting.NOTHING, Input.RECV_PING, "4", "PONG")
            .row(Awaiting.NOTHING, Input.CLOSE, Awaiting.CLOSE, "4", "CLOSE")
            .row(Awaiting.CLOSE, Input.RECV_CLOSE, Awaiting.LINK, "4")
            .build();

    /** Ends where it begins. */
    static final Input[] WALK = {
        Input.LINK_UP, Input.RECV_WELCOME, Input.RECV_MESSAGE, Input.SEND_MESSAGE,
        Input.RECV_MESSAGE, Input.RECV_MESSAGE, Input.RECV_PING, Input.SEND_MESSAGE,
        Input.RECV_MESSAGE, Input.SEND_MESSAGE, Input.RECV_MESSAGE, Input.RECV_PING,
        Input.SEND_MESSAGE, Input.RECV_MESSAGE, Input.CLOSE, Input.RECV_CLOSE
    };

    private final Machine<Awaiting, Input> machine = new Machine<>(TABLE);

    @Benchmark
    public void take(Blackhole hole) {
        for (Input input : WALK) {
            hole.consume(machine.take(input));
        }
    }
}
