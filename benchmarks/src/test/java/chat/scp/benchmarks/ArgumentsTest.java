package chat.scp.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.quic.EngineChoice;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
    @Test
    void optionsComeWithTheirValues() {
        Arguments args = new Arguments("--engine", "netty", "--pairs", "1,10", "--quick", "--rounds", "7");
        assertEquals("--engine", args.next());
        assertEquals("netty", args.engine());
        assertEquals("--pairs", args.next());
        assertEquals(List.of(1, 10), args.numbers(1));
        assertEquals("--quick", args.next());
        assertEquals("--rounds", args.next());
        assertTrue(args.hasNext());
        assertEquals(7, args.number(1));
        assertFalse(args.hasNext());
        assertEquals(EngineChoice.KWIK, Arguments.choice("kwik"));
    }

    @Test
    void whatIsWrongSaysWhatWasExpectedAndWhatCame() {
        assertEquals("--rate needs a value", problem(args -> args.number(1), "--rate"));
        assertEquals(
                "--rate expects whole numbers from 1 on, but found 0", problem(args -> args.number(1), "--rate", "0"));
        assertEquals(
                "--rate expects whole numbers from 1 on, but found fast",
                problem(args -> args.number(1), "--rate", "fast"));
        assertEquals(
                "--size expects whole numbers from 8 on, but found 4",
                problem(args -> args.numbers(8), "--size", "64,4"));
        assertEquals(
                "--pairs expects whole numbers from 1 on, but found none",
                problem(args -> args.numbers(1), "--pairs", "1,,2"));
        assertEquals(
                "expected kwik or netty as the engine, but found foo", problem(Arguments::engine, "--engine", "foo"));
        assertEquals(
                "no such option: --bar",
                problem(
                        args -> {
                            throw args.unknown();
                        },
                        "--bar"));
    }

    private static String problem(Consumer<Arguments> taking, String... words) {
        Arguments args = new Arguments(words);
        args.next();
        return assertThrows(IllegalArgumentException.class, () -> taking.accept(args))
                .getMessage();
    }
}
