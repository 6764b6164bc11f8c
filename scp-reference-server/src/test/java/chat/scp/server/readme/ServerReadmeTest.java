package chat.scp.server.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.dialect.ClientConfig;
import chat.scp.dialect.Credential;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.MessageId;
import chat.scp.pdu.UserName;
import chat.scp.pdu.Visibility;
import chat.scp.pdu.v2.Create;
import chat.scp.quic.ConnectorOptions;
import chat.scp.quic.QuicClient;
import chat.scp.quic.QuicConnector;
import chat.scp.quic.tls.Fingerprint;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.quic.tls.ServerTrusts;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.signal.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the READMEs show of the server is code that runs. */
@Timeout(120)
class ServerReadmeTest {
    private static final Path ROOT = Path.of(System.getProperty("scp.spec.dir")).getParent();
    private static final Path EXAMPLE =
            ROOT.resolve("scp-reference-server/src/test/java/chat/scp/server/readme/EmbeddedServer.java");
    private static final Pattern SHOWN = Pattern.compile("// readme: begin\n(.*?) *// readme: end", Pattern.DOTALL);

    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    @Test
    void theEmbeddedServerLetsItsOwnUsersInAndRefusesWhatItsHookRefuses(@TempDir Path dir) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EmbeddedServer embedded = new EmbeddedServer(dir, address, Map.of("cookie", "alice"));
                QuicConnector connector = QuicConnector.of(
                        ConnectorOptions.USUAL,
                        ServerTrusts.pinned(
                                Fingerprint.of(ServerIdentities.selfSigned(dir).leaf())))) {
            ClientConfig config =
                    ClientConfig.of(UserName.NONE, new DeviceId(1, 1), new Credential.Token(Bytes.ofUtf8("cookie")));
            QuicClient client = connector.client(config, events::add);
            client.connect("localhost", embedded.server.address().getPort()).join();
            assertEquals(UserName.of("alice"), await(ClientEvent.Online.class).user());

            var created = client.command(
                    new ClientCommand.Ask(1, new Create(0, UserName.of("hall"), 0, Visibility.PUBLIC, "", "")));
            created.join();
            await(ClientEvent.AnswerDone.class);
            ConversationId hall = embedded.store
                    .conversations()
                    .room(UserName.of("hall"))
                    .orElseThrow()
                    .id();
            assertInstanceOf(SendOutcome.Stored.class, send(client, hall, 1, "good morning"));
            SendOutcome.Rejected rejected =
                    assertInstanceOf(SendOutcome.Rejected.class, send(client, hall, 2, "darn it"));
            assertEquals(ErrorCode.CONTENT_REFUSED, rejected.code());
        }
    }

    private SendOutcome send(QuicClient client, ConversationId to, long id, String text) throws InterruptedException {
        client.command(new ClientCommand.Send(to, new MessageId(1, id), Body.text(text)))
                .join();
        return await(ClientEvent.SendEnded.class).outcome();
    }

    private <E extends ClientEvent> E await(Class<E> type) throws InterruptedException {
        while (true) {
            ClientEvent next = events.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + type.getSimpleName());
            } else if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
    }

    @Test
    void theReadmesShowTheExampleAsItIs() throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(EXAMPLE));
        assertTrue(shown.find(), "no marks");
        String piece = shown.group(1).stripTrailing().stripIndent() + "\n";
        for (String readme : new String[] {"README.md", "scp-reference-server/README.md"}) {
            assertTrue(Files.readString(ROOT.resolve(readme)).contains(piece), readme + " lacks:\n" + piece);
        }
    }
}
