package chat.scp.benchmarks.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.pdu.UserName;
import chat.scp.wire.MessageView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison is honest only if every format carries the same message. */
class PeersTest {
    private static final List<Supplier<Peer>> PEERS =
            List.of(Scp::new, Sbe::new, Protobuf::new, Mqtt::new, Cbor::new, Json::new, Floor::new);

    static Stream<Arguments> peersAndTexts() {
        return PEERS.stream()
                .flatMap(peer -> Stream.of(Text.values()).map(text -> Arguments.of(ready(peer.get(), text), text)));
    }

    @ParameterizedTest
    @MethodSource("peersAndTexts")
    void everyPeerCarriesTheSameFacts(Peer peer, Text text) throws Exception {
        Chat[] chats = Chat.messages(text);
        for (int i = 0; i < Chat.COUNT; i++) {
            assertEquals(chats[i], peer.facts(i));
        }
    }

    @ParameterizedTest
    @MethodSource("peersAndTexts")
    void textMadeIntoAMessageGivesTheSameBytes(Peer peer, Text text) throws Exception {
        for (int i = 0; i < Chat.COUNT; i++) {
            byte[] fromText = peer.written(peer.encodeText(i));
            byte[] fromObject = peer.written(peer.encode(i));
            if (!(peer instanceof Jackson)) { // the one format that tells text from bytes
                assertArrayEquals(fromObject, fromText);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsHaveTheLengthOfTheirName(Text text) {
        int expected = text.name().endsWith("_64") ? 64 : 1024;
        for (Chat chat : Chat.messages(text)) {
            byte[] utf8 = chat.text().getBytes(StandardCharsets.UTF_8);
            assertEquals(expected, utf8.length);
            assertEquals(text.name().startsWith("ASCII"), chat.text().length() == utf8.length);
        }
    }

    @Test
    void scpAndTheFloorHaveTheSameBytes() {
        Scp scp = ready(new Scp(), Text.UTF8_64);
        Floor floor = ready(new Floor(), Text.UTF8_64);
        assertArrayEquals(scp.frames, floor.frames);
    }

    @Test
    void relayingPatchesAndAppendsTheSameFactsEverywhere() throws Exception {
        Scp scp = ready(new Scp(), Text.UTF8_1K);
        Sbe sbe = ready(new Sbe(), Text.UTF8_1K);
        Floor floor = ready(new Floor(), Text.UTF8_1K);
        for (int i = 0; i < Chat.COUNT; i++) {
            MessageView view = scp.view(i);
            assertTrue(scp.relay(view, scp.sender(i)));
            assertTrue(sbe.relay(sbe.view(i), i));
            assertTrue(floor.relay(i));
            assertEquals(i + 1, scp.facts(i).sequence());
            assertEquals(scp.facts(i), sbe.facts(i));
            assertEquals(scp.facts(i), floor.facts(i));
        }
        assertArrayEquals(scp.frames[0], scp.written(scp.frames[0].length));
        assertArrayEquals(sbe.frames[0], sbe.written(sbe.frames[0].length));
        assertArrayEquals(floor.frames[0], floor.written(floor.frames[0].length));
    }

    @Test
    void relayingRefusesAFalseSender() throws Exception {
        Scp scp = ready(new Scp(), Text.ASCII_64);
        assertFalse(scp.relay(scp.view(0), UserName.of("mallory")));
    }

    private static <P extends Peer> P ready(P peer, Text text) {
        try {
            peer.text = text;
            peer.setUp();
            return peer;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
