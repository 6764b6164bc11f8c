package chat.scp.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events as lines of JSON. */
@Timeout(180)
class JsonLinesTest {
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path dir;

    @Test
    void everythingThatATextCanHoldComesThrough() throws Exception {
        String text = "\"quoted\" \\ tab\t, bell\u0007, \u001b[2J, \u202e, \u2028, 👍, \uD800 and \n";
        Told told = new Told("message", "bob", Map.of("text", text, "number", 7L, "own", true), "unused");
        String line = Json.line(told);
        assertEquals(1, line.lines().count());
        assertTrue(line.chars().noneMatch(c -> c < ' ' || c == 0x202E || c == 0x2028), line);
        JsonNode read = json.readTree(line);
        assertEquals(text, read.get("text").textValue());
        assertEquals(7, read.get("number").intValue());
        assertTrue(read.get("own").booleanValue());
    }

    @Test
    void aChatAsProgramsSeeIt() throws Exception {
        try (TestServer server = new TestServer(Files.createDirectory(dir.resolve("server")), TestServer.SERVICE);
                Program alice = json(server, "alice");
                Program bob = json(server, "bob")) {
            JsonNode online = event(alice, "\"state\":\"online\"");
            assertEquals("alice", online.get("user").textValue());
            assertEquals(2, online.get("version").intValue());
            event(bob, "\"state\":\"online\"");
            alice.type("/chat bob");
            JsonNode asked = event(bob, "\"event\":\"invitation\"");
            assertEquals("alice", asked.get("from").textValue());
            bob.type("/accept alice");
            assertEquals("alice", event(bob, "\"event\":\"entered\"").get("in").textValue());
            event(alice, "\"event\":\"entered\"");

            alice.type("first\tline");
            JsonNode sent = event(alice, "\"event\":\"sent\"");
            assertEquals("STORED", sent.get("outcome").textValue());
            assertEquals(1, sent.get("number").intValue());
            JsonNode message = event(bob, "\"event\":\"message\"");
            assertEquals("first\tline", message.get("text").textValue());
            assertEquals("alice", message.get("from").textValue());
            assertFalse(message.get("own").booleanValue());
            JsonNode read = event(alice, "\"kind\":\"READ\"");
            assertEquals("mark", read.get("event").textValue());
            assertEquals("bob", read.get("user").textValue());

            bob.type("/reply #1 second");
            JsonNode reply = event(alice, "\"event\":\"message\"");
            assertEquals("REPLY", reply.get("relation").textValue());
            assertEquals(1, reply.get("about").intValue());

            bob.type("/chat nobody-at-all");
            JsonNode problem = event(bob, "\"event\":\"problem\"");
            assertEquals("NOT_FOUND", problem.get("code").textValue());
            assertTrue(problem.get("text").textValue().startsWith("Nobody is called nobody-at-all"));
            assertEquals(ExitStatus.NO_USER, bob.end());
            assertEquals("", bob.complained(), "with --json all is in the lines");
            for (String line : bob.told().lines().toList()) {
                assertTrue(json.readTree(line).has("event"), line);
            }
        }
    }

    private Program json(TestServer server, String name) throws Exception {
        return Program.start(
                dir.resolve(name),
                name,
                "localhost:" + server.port(),
                "--json",
                "--trust",
                server.fingerprint().toString());
    }

    private JsonNode event(Program program, String with) throws Exception {
        return json.readTree(program.awaitLine(with));
    }
}
