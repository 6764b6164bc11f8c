package chat.scp.server.scp1;

import static chat.scp.server.scp1.BareClient.text;

import chat.scp.Spec;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.server.ChatServer;
import chat.scp.server.ChatServerConfig;
import chat.scp.server.service.ServiceConfig;
import chat.scp.server.store.SqliteStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that programs of SCP/1 rely on, byte for byte, at the whole server and over real QUIC. */
@Timeout(120)
class BareClientTest {
    private static final String SUCCESS = "01 02 00 01 00";
    private static final String FORWARDED = "01 04 00 01 00";

    @TempDir
    Path dir;

    private final SqliteStore store = SqliteStore.inMemory();
    private final List<BareClient> clients = new ArrayList<>();
    private ChatServer server;

    @AfterEach
    void stop() {
        clients.forEach(BareClient::close);
        server.close();
        store.close();
    }

    private void serve(EngineChoice engine) throws Exception {
        serve(engine, Duration.ofSeconds(1));
    }

    private void serve(EngineChoice engine, Duration drain) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ChatServerConfig config = ChatServerConfig.of(
                        address, ServerIdentities.selfSigned(dir), ServiceConfig.USUAL.withOpen(true))
                .withDrain(drain);
        server = ChatServer.start(
                config.withListener(config.listener().withEngine(engine)), store, ChatServer.NO_TOKENS);
    }

    private BareClient stranger() throws Exception {
        BareClient client = new BareClient(server.address());
        clients.add(client);
        return client;
    }

    private BareClient alice() throws Exception {
        return stranger().says("01 01 00 06 05 61 6c 69 63 65").isAnswered(SUCCESS);
    }

    private BareClient bob() throws Exception {
        return stranger().says("01 01 00 04 03 62 6f 62").isAnswered(SUCCESS);
    }

    /** Alice asks, Bob accepts. */
    private static void meet(BareClient alice, BareClient bob) throws Exception {
        alice.says("01 03 00 04 03 62 6f 62").isAnswered(FORWARDED);
        bob.isTold("01 05 00 06 05 61 6c 69 63 65").says("01 06 00 07 00 05 61 6c 69 63 65");
        alice.isTold("01 07 00 18 00 16" + "4368617420776974682062 6f62 20737461727465642e");
        bob.isAnswered(text("Chat with alice started.")); // the answer to his acceptance
    }

    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    @Spec({"10.1-1", "10.4-1"})
    void twoMeetAndChatAndOneLeaves(EngineChoice engine) throws Exception {
        serve(engine);
        BareClient alice = alice();
        BareClient bob = bob();
        meet(alice, bob);
        alice.says("01 07 00 0b 00 09 68 65 6c 6c 6f 20 62 6f 62");
        bob.isTold("01 07 00 12 00 10 61 6c 69 63 65 3a 20 68 65 6c 6c 6f 20 62 6f 62");
        bob.says(text("grüß dich, alice ☕"));
        alice.reads("bob: grüß dich, alice ☕");
        for (int i = 0; i < 50; i++) {
            alice.says(text("number " + i));
            bob.reads("alice: number " + i);
        }
        alice.says("01 08 00 00").isLeft(0);
        bob.isTold("01 09 00 06 05 61 6c 69 63 65");
        bob.says("01 03 00 06 05 61 6c 69 63 65").isAnswered("01 04 00 01 01");
        BareClient again = alice();
        meet(again, bob);
    }

    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    void whoVanishesIsReported(EngineChoice engine) throws Exception {
        serve(engine);
        BareClient alice = alice();
        BareClient bob = bob();
        meet(alice, bob);
        alice.vanishes();
        bob.isTold("01 09 00 06 05 61 6c 69 63 65");
        bob.says(text("hello?")).isAnsweredWithError(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    void requestsThatLeadNowhereSayWhy(EngineChoice engine) throws Exception {
        serve(engine);
        BareClient alice = alice();
        alice.says("01 03 00 06 05 61 6c 69 63 65").isAnswered("01 04 00 01 03");
        alice.says("01 03 00 04 03 62 6f 62").isAnswered("01 04 00 01 01");
        BareClient bob = bob();
        BareClient carol = stranger().says("01 01 00 06 05 63 61 72 6f 6c").isAnswered(SUCCESS);
        alice.says("01 03 00 04 03 62 6f 62").isAnswered(FORWARDED);
        bob.isTold("01 05 00 06 05 61 6c 69 63 65");
        carol.says("01 03 00 04 03 62 6f 62").isAnswered("01 04 00 01 02");
        bob.says("01 06 00 07 01 05 61 6c 69 63 65");
        alice.isTold("01 04 00 01 04");
        meet(alice, bob);
        carol.says("01 03 00 06 05 61 6c 69 63 65").isAnswered("01 04 00 01 02");
        bob.hearsNothing();
    }

    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    void aNameIsTakenOnceAndNobodySpeaksBeforeTheLogin(EngineChoice engine) throws Exception {
        serve(engine);
        alice();
        BareClient second = stranger().says("01 01 00 06 05 61 6c 69 63 65").isAnswered("01 02 00 01 01");
        second.isLeft(0);
        stranger().says(text("hello")).isLeft(2);
        stranger().says("02 01 00 06 05 61 6c 69 63 65").isLeft(5);
    }

    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    void whatIsWrongIsToldAndChangesNothing(EngineChoice engine) throws Exception {
        serve(engine);
        BareClient alice = alice();
        BareClient bob = bob();
        alice.says(text("to whom?")).isAnsweredWithError(2);
        alice.says("01 06 00 05 00 03 62 6f 62").isAnsweredWithError(2);
        alice.says("01 01 00 06 05 61 6c 69 63 65").isAnsweredWithError(2);
        alice.says("01 0c 00 00").isAnsweredWithError(2);
        alice.says("01 02 00 01 00").isAnsweredWithError(2);
        alice.says("01 03 00 04 09 62 6f 62").isAnsweredWithError(3);
        alice.says("01 03 00 04 03 ff fe fd").isAnsweredWithError(1);
        meet(alice, bob);
        alice.says("01 07 00 04 00 02 c3 28").isAnsweredWithError(1);
        alice.says("01 07 00 04 00 09 68 69").isAnsweredWithError(3);
        alice.says("01 03 00 04 03 62 6f 62").isAnsweredWithError(2);
        alice.says(text("still here"));
        bob.reads("alice: still here");
        alice.says("03").isAnsweredWithError(5);
        alice.isLeft(5);
        bob.isTold("01 09 00 06 05 61 6c 69 63 65");
    }

    /** Else it would wait for the hour that it gives to those who chat. */
    @ParameterizedTest
    @EnumSource(names = {"KWIK", "NETTY"})
    void aServerThatStopsPutsOutAtOnceWhoHasNothingUnderWay(EngineChoice engine) throws Exception {
        serve(engine, Duration.ofHours(1));
        BareClient silent = stranger();
        BareClient alice = alice();
        server.close();
        alice.reads("The server is closing soon.");
        alice.isLeft(0);
        silent.isLeft(0);
    }
}
