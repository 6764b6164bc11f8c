package chat.scp.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenBlocksTest {
    private static final String TEXT =
            "# Title\n<!-- generated: A -->\nold\n<!-- end -->\nprose\n<!-- generated: B -->\n<!-- end -->\n";

    @Test
    void onlyWhatIsBetweenTheMarksChanges() {
        assertEquals(
                "# Title\n<!-- generated: A -->\nnew $1\n<!-- end -->\nprose\n<!-- generated: B -->\nb\n<!-- end -->\n",
                GoldenBlocks.replace(TEXT, Map.of("A", "new $1", "B", "b")));
    }

    @Test
    void replacingTwiceIsReplacingOnce() {
        String once = GoldenBlocks.replace(TEXT, Map.of("A", "a\n", "B", "b"));
        assertEquals(once, GoldenBlocks.replace(once, Map.of("A", "a\n", "B", "b")));
    }

    @Test
    void aMarkThatNothingFillsFails() {
        assertThrows(AssertionError.class, () -> GoldenBlocks.replace(TEXT, Map.of("A", "a")));
    }

    @Test
    void contentWithoutAMarkFails() {
        assertThrows(AssertionError.class, () -> GoldenBlocks.replace(TEXT, Map.of("A", "a", "B", "b", "C", "c")));
    }

    @Test
    void aMarkThatStandsTwiceFails() {
        assertThrows(AssertionError.class, () -> GoldenBlocks.replace(TEXT + TEXT, Map.of("A", "a", "B", "b")));
    }
}
