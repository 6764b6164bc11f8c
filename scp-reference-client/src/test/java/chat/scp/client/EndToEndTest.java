package chat.scp.client;

import static chat.scp.client.ChatClient.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scp.client.KeyPackages.OfDevice;
import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ChatException;
import chat.scp.pdu.Body;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ContentType;
import chat.scp.pdu.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an application needs of client and server to encrypt from end to end, over QUIC; and what the operator says. */
@Timeout(120)
class EndToEndTest {
    @TempDir
    Path dir;

    private TestServer server;
    private final List<ChatClient> clients = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(dir);
    }

    @AfterEach
    void stop() {
        clients.forEach(ChatClient::close);
        server.close();
    }

    private ChatClient online(ChatClientOptions options, Heard heard) throws Exception {
        ChatClient client = ChatClient.open(options);
        clients.add(client);
        client.listen(heard);
        await(client.connect());
        return client;
    }

    @Test
    void aDeviceIsCalledToPublishAndOthersClaimWhatItLeft() throws Exception {
        Heard bobHeard = new Heard();
        Heard aliceHeard = new Heard();
        ChatClient bob = online(server.options("bob").withEndToEnd(true), bobHeard);
        ChatClient alice = online(server.options("alice").withEndToEnd(true), aliceHeard);
        bobHeard.await(ChatEvent.KeysNeeded.class);
        await(bob.keyPackages().publish(List.of(Bytes.ofUtf8("one"), Bytes.ofUtf8("two"))));

        ChatException stranger = assertThrows(
                ChatException.class, () -> await(alice.keyPackages().claim("bob")));
        assertEquals(ErrorCode.NOT_FOUND, stranger.code());
        var asked = alice.people().invite("bob");
        var invited = bobHeard.await(ChatEvent.InvitationReceived.class);
        assertEquals(
                List.of(new OfDevice(bob.device(), Bytes.ofUtf8("one"))),
                await(alice.keyPackages().claim("bob")));
        bobHeard.await(
                ChatEvent.KeysNeeded.class,
                any -> bobHeard.all(ChatEvent.KeysNeeded.class).size() == 2);
        await(bob.people().accept(invited.id()));

        // What they make of it the server carries as it is.
        Body envelope = new Body(ContentType.ENCRYPTED, Bytes.ofHex("01" + "08" + "00".repeat(8) + "c0ffee"));
        alice.send(await(asked.answer()), new Draft(envelope, null, Duration.ZERO))
                .await(Duration.ofSeconds(20));
        assertEquals(
                envelope,
                bobHeard.await(ChatEvent.MessageReceived.class).message().body());
    }

    @Test
    void whoDoesNotSayThatHeCanIsNotAsked() throws Exception {
        ChatClient plain = online(server.options("carol"), new Heard());
        assertThrows(ChatException.class, () -> await(plain.keyPackages().claim("carol")));
    }

    @Test
    void whatTheOperatorSaysIsHeard() throws Exception {
        Heard heard = new Heard();
        online(server.options("dave"), heard);
        server.store().notices().say("back at eight").join();
        assertEquals(
                "back at eight", heard.await(ChatEvent.NoticeReceived.class).text());
    }
}
