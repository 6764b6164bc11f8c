package chat.scp.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.UserName;
import chat.scp.signal.ClientEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is code that runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("scp.spec.dir")).getParent();
    private static final Path EXAMPLE =
            ROOT.resolve("scp-core/src/test/java/chat/scp/readme/BothEndsInOneProgram.java");
    private static final Pattern SHOWN = Pattern.compile("// readme: begin\n(.*?) *// readme: end", Pattern.DOTALL);

    @Test
    void theExampleLogsIn() {
        byte[] nonce = new byte[18];
        Arrays.fill(nonce, (byte) 1);
        List<ClientEvent> events = new BothEndsInOneProgram().run(Bytes.of(nonce), Bytes.of(nonce));
        ClientEvent.Online online = (ClientEvent.Online) events.get(0);
        assertEquals(UserName.of("alice"), online.user());
        assertEquals(2, online.version());
    }

    @Test
    void theReadmeShowsTheExampleAsItIs() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher shown = SHOWN.matcher(Files.readString(EXAMPLE));
        int pieces = 0;
        while (shown.find()) {
            pieces++;
            String piece = shown.group(1).stripTrailing().stripIndent() + "\n";
            assertTrue(
                    readme.contains(piece), "README.md lacks this piece of " + EXAMPLE.getFileName() + ":\n" + piece);
        }
        assertEquals(2, pieces);
    }
}
