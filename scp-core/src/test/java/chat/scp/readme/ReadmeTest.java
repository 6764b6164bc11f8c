package chat.scp.readme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.UserName;
import chat.scp.signal.ClientEvent;
import chat.scp.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is code that runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("scp.spec.dir")).getParent();
    private static final Path EXAMPLES = ROOT.resolve("scp-core/src/test/java/chat/scp/readme");
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
    void theExampleOfTheCodecGivesTheSameBytesBack() throws ProtocolException {
        byte[] connectReqOfAlice = HexFormat.of().parseHex("0101000605616c696365");
        assertArrayEquals(connectReqOfAlice, BytesAndRecords.thereAndBack(connectReqOfAlice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BothEndsInOneProgram", "BytesAndRecords"})
    void theReadmeShowsTheExampleAsItIs(String example) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher shown = SHOWN.matcher(Files.readString(EXAMPLES.resolve(example + ".java")));
        int pieces = 0;
        while (shown.find()) {
            pieces++;
            String piece = shown.group(1).stripTrailing().stripIndent() + "\n";
            assertTrue(readme.contains(piece), "README.md lacks this piece of " + example + ":\n" + piece);
        }
        assertTrue(pieces > 0, "no marks in " + example);
    }
}
