package chat.scp.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static String folded(String line, int columns) {
        return Folding.to(new AttributedString(line), columns).toString();
    }

    @Test
    void breaksBetweenWords() {
        assertEquals("17:30 #1 alice:\nhello there,\nbob", folded("17:30 #1 alice: hello there, bob", 15));
        assertEquals("fits as it is", folded("fits as it is", 13));
    }

    @Test
    void breaksAWordThatIsLongerThanTheWindow() {
        assertEquals("see:\nabcdefghij\nklm", folded("see: abcdefghijklm", 10));
    }

    @Test
    void countsColumnsAndNotCharacters() {
        assertEquals("日本語の文\n字と他の字", folded("日本語の文字と他の字", 10));
        assertEquals("an 👍 and a\n👍", folded("an 👍 and a 👍", 11));
    }

    @Test
    void aTabStandsBetweenColumnsOrBelowEachOtherWhereItIsNarrow() {
        String line = "  /reply [#N] TEXT\tanswer a message; without a number, the last one of somebody else";
        String margin = " ".repeat(39);
        assertEquals(
                "  /reply [#N] TEXT" + " ".repeat(21) + "answer a message; without a number, the\n" + margin
                        + "last one of somebody else",
                folded(line, 80));
        assertEquals(
                "  /reply [#N] TEXT\n      answer a message; without\n      a number, the last one of\n"
                        + "      somebody else",
                folded(line, 32));
    }

    @Test
    void keepsItsStyle() {
        AttributedString line = new AttributedString("red enough for two lines", AttributedStyle.DEFAULT.foreground(1));
        AttributedString folded = Folding.to(line, 12);
        assertEquals("red enough\nfor two\nlines", folded.toString());
        assertEquals(line.styleAt(0), folded.styleAt(folded.length() - 1));
    }

    @Test
    void losesNothingButSpaces() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(200), 0, 4)
                    .mapToObj(n -> n == 0 ? " " : "x")
                    .collect(Collectors.joining());
            int columns = 10 + random.nextInt(50);
            String folded = folded(text, columns);
            assertEquals(text.replace(" ", ""), folded.replace(" ", "").replace("\n", ""));
            assertTrue(folded.lines().allMatch(line -> line.length() <= columns), folded);
        }
    }
}
