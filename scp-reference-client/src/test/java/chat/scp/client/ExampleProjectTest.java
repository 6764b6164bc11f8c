package chat.scp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.client.bot.Bot;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The project in {@code example/}: somebody else's program, with a dependency on one artifact. */
@Timeout(120)
class ExampleProjectTest {
    private static final Path EXAMPLE = Path.of("example");
    private static final Pattern GIVEN = Pattern.compile("/(scp-core|scp-quic|scp-reference-client)/target/"
            + "(classes|scp-[a-z-]+-[0-9.]+(-SNAPSHOT)?\\.jar)$"
            + "|/(kwik|agent15|hkdf|io\\.whitfin\\.siphash|bc(pkix|util|prov)-jdk18on)-[^/]*\\.jar$");

    @TempDir
    Path dir;

    @Test
    void greetsAFriendAndIsAnsweredInLessThanThirtyLines() throws Exception {
        Path source = EXAMPLE.resolve("src/main/java/Hello.java");
        assertTrue(Files.readAllLines(source).size() < 30);
        compile(source);
        // Not closed: QUIC says its goodbye after the program's end, as the JVM does not end either.
        var theirs = new URLClassLoader(theirs(), ClassLoader.getPlatformClassLoader());
        try (TestServer server = new TestServer(dir);
                ChatClient friend = ChatClient.open(server.options("friend"))) {
            Bot.on(friend).answer(message -> "And hello to you");
            friend.connect().join();
            String[] arguments = {server.address(), "me", "friend"};
            theirs.loadClass("Hello").getMethod("main", String[].class).invoke(null, (Object) arguments);
            assertEquals(1, friend.conversations().size());
            assertTrue(friend.online(Duration.ofSeconds(1)).isDone());
        }
    }

    @Test
    void dependsOnOneArtifactOfThisVersion() throws Exception {
        String pom = Files.readString(EXAMPLE.resolve("pom.xml"));
        assertEquals(2, pom.split("<dependency>", -1).length, "one dependency");
        String version =
                Files.readString(Path.of("pom.xml")).split("<version>")[1].split("</version>")[0];
        assertTrue(pom.contains("<artifactId>scp-reference-client</artifactId>\n      <version>" + version), version);
    }

    /** Their program, and what they get with that one artifact: nothing that is optional here. */
    private URL[] theirs() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(dir.toUri().toURL());
        for (String entry : given()) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static List<String> given() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> GIVEN.matcher(entry).find())
                .toList();
    }

    private void compile(Path source) {
        String classPath = String.join(File.pathSeparator, given());
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", dir.toString(), "-cp", classPath, source.toString());
        assertEquals(0, result, "javac " + source + " with " + classPath.split(File.pathSeparator).length + " entries");
    }
}
