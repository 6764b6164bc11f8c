package chat.scp.client.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first thing that a newcomer runs. */
@Timeout(120)
class DemoTest {
    @Test
    void everyPromiseHoldsAndNothingIsLeftBehind() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = DemoMain.perform(new Transcript(new PrintStream(bytes, true, StandardCharsets.UTF_8), false));
        String told = bytes.toString(StandardCharsets.UTF_8);
        assertEquals(0, status, told);
        assertEquals(4, told.lines().filter(line -> line.contains("✓")).count(), told);
        assertFalse(told.contains("BROKEN"), told);
        assertFalse(told.contains("\u001b"), "colours where nobody sees them");
        assertTrue(told.contains("reads: And the third."), told);
        Matcher kept = Pattern.compile("what is said in (\\S+)\\.\n").matcher(told);
        assertTrue(kept.find(), told);
        assertFalse(Files.exists(Path.of(kept.group(1))));
    }

    @Test
    void aBrokenPromiseIsSeen() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Transcript transcript = new Transcript(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        transcript.promise(true, "one");
        assertTrue(transcript.allPromisesHeld());
        transcript.promise(false, "two");
        assertFalse(transcript.allPromisesHeld());
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("BROKEN: two"));
    }
}
