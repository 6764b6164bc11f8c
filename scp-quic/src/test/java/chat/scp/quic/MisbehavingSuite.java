package chat.scp.quic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.Spec;
import chat.scp.pdu.ChannelKind;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Channel;
import chat.scp.pdu.v2.Ping;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.quic.engine.EngineStream;
import chat.scp.quic.testing.Relay;
import chat.scp.signal.ClientEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Peers that break rules, stop, or vanish: each ends with the right code, and the others are served. */
abstract class MisbehavingSuite extends ArrivalSuite {
    private RawPeer raw() throws Exception {
        return new RawPeer(clientEngine(), listener, "scp/2");
    }

    /** Somebody else logs in, and is answered. */
    private void othersAreServed() throws Exception {
        othersAreServed(listener);
    }

    private void othersAreServed(QuicListener by) throws Exception {
        server.open(CONVERSATION);
        TestClient other = new TestClient(connector, "other", CONVERSATION).login(by);
        other.send(CONVERSATION, "hello");
        other.awaitEvent(ClientEvent.SendEnded.class);
        other.client.close();
        other.awaitEvent(ClientEvent.Closed.class);
    }

    private static void nobodyIsLeft(QuicListener by) {
        Await.until(() -> "no session, but there are " + by.sessions(), () -> by.sessions() == 0);
    }

    @Test
    void garbageClosesWithACode() throws Exception {
        try (RawPeer peer = raw()) {
            peer.write(true, RawPeer.bytes(0x47, 0x45, 0x54, 0x20, 0x2f));
            assertEquals(ErrorCode.BAD_VERSION.value(), peer.applicationCode());
        }
        othersAreServed();
    }

    @Test
    @Spec("8.2-4")
    void aStreamBeforeTheLoginClosesWithUnexpected() throws Exception {
        try (RawPeer peer = raw()) {
            peer.write(true, RawPeer.bytes(2));
            peer.write(true, Scp2Link.encode(new Channel(0, ChannelKind.CONVERSATION)));
            assertEquals(ErrorCode.UNEXPECTED.value(), peer.applicationCode());
        }
    }

    @Test
    @Spec("8.3-1")
    void aPlaceThatThePoolDoesNotHaveIsABadValue() throws Exception {
        assertRefused(ErrorCode.BAD_VALUE, new Channel(4, ChannelKind.CONVERSATION));
    }

    @Test
    @Spec("8.2-5")
    void aClientOpensNoBulkStream() throws Exception {
        assertRefused(ErrorCode.WRONG_CHANNEL, new Channel(0, ChannelKind.BULK));
    }

    @Test
    @Spec("8.2-2")
    void aStreamThatBeginsWithSomethingElseIsUnexpected() throws Exception {
        assertRefused(ErrorCode.UNEXPECTED, new Ping(1));
    }

    @Test
    @Spec("8.3-2")
    void twoStreamsForOnePlaceAreUnexpected() throws Exception {
        Channel place = new Channel(1, ChannelKind.CONVERSATION);
        assertRefused(ErrorCode.UNEXPECTED, place, place);
    }

    private void assertRefused(ErrorCode code, Scp2Pdu... prefaces) throws Exception {
        try (RawPeer peer = raw()) {
            peer.login();
            for (Scp2Pdu preface : prefaces) {
                peer.write(true, Scp2Link.encode(preface));
            }
            assertEquals(code.value(), peer.applicationCode());
        }
        othersAreServed();
    }

    @Test
    void streamsWithoutEndEndTheirConnectionOnly() throws Exception {
        try (RawPeer peer = raw()) {
            peer.login();
            for (int i = 0; i < 500; i++) {
                peer.write(true, RawPeer.bytes(2));
            }
            othersAreServed();
            long streams = server.online().get(0).session.statistics().streamsAccepted();
            assertTrue(streams <= 1 + TestServer.CONFIG.conversationChannels(), () -> streams + " streams");
        }
        nobodyIsLeft(listener);
    }

    @Test
    void aPeerThatStopsReadingIsClosedAndTheOthersAreServed() throws Exception {
        server.open(CONVERSATION);
        CountDownLatch blocked = new CountDownLatch(1);
        ListenerOptions options = listenerOptions().withPatience(Duration.ofSeconds(2));
        try (QuicListener impatient =
                        QuicListener.open(serverEngine(), options, TestIdentity.IDENTITY, TestServer.CONFIG, server);
                RawPeer peer = new RawPeer(clientEngine(), impatient, "scp/2")) {
            peer.login();
            peer.loop.execute(() -> await(blocked));
            TestClient alice = new TestClient(connector, "alice", CONVERSATION).login(impatient);
            int messages = 40; // more than all buffers on the way can hold
            for (int i = 1; i <= messages; i++) {
                alice.send(CONVERSATION, "x".repeat(60_000));
                int stored = i;
                Await.until(
                        () -> "STORED",
                        () -> alice.all(ClientEvent.SendEnded.class).size() == stored);
            }
            Await.until(() -> "the slow one to be closed", () -> impatient.sessions() == 1);
            alice.send(CONVERSATION, "still here");
            Await.until(
                    () -> "STORED", () -> alice.all(ClientEvent.SendEnded.class).size() == messages + 1);
            blocked.countDown();
            assertEquals(ErrorCode.SLOW_CONSUMER.value(), peer.applicationCode());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPeerThatVanishesIsNoticed() throws Exception {
        TestServer others = new TestServer();
        try (QuicListener impatient = QuicListener.open(
                        serverEngine(), listenerOptions(), TestIdentity.IDENTITY, RawPeer.impatient(), others);
                Relay relay = new Relay(impatient.address(), 1, 0)) {
            TestClient alice = new TestClient(connector, "alice");
            alice.client.connect("127.0.0.1", relay.port()).get(15, TimeUnit.SECONDS);
            alice.awaitEvent(ClientEvent.Online.class);
            relay.cut();
            Await.until(() -> "the server to notice", () -> impatient.sessions() == 0);
            alice.awaitEvent(ClientEvent.Offline.class);
        }
    }

    @Test
    @Spec("8.9-3")
    void aPeerThatResetsAStreamHasLostItsLinkAndNothingStays() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (RawPeer peer = raw()) {
                EngineStream control =
                        peer.write(true, Scp2Link.encode(RawPeer.hello())).join();
                peer.awaitAnswer();
                EngineStream place = peer.write(true, Scp2Link.encode(new Channel(0, ChannelKind.CONVERSATION)))
                        .join();
                Await.until(() -> "both streams", () -> server.online().stream()
                        .anyMatch(session -> session.session.statistics().streamsAccepted() == 2));
                EngineStream reset = i % 2 == 0 ? control : place;
                peer.loop.execute(() -> reset.abandon(ErrorCode.INTERNAL.value()));
                assertTrue(peer.applicationCode() <= 0, "no violation, but a lost link");
            }
        }
        othersAreServed();
        nobodyIsLeft(listener);
    }

    /** As a machine that is switched off: not even a farewell. */
    @Test
    void peersThatComeAndVanishCostNothingOnceTheirTimeIsOver() throws Exception {
        try (QuicListener impatient = QuicListener.open(
                        serverEngine(), listenerOptions(), TestIdentity.IDENTITY, RawPeer.impatient(), server);
                Relay relay = new Relay(impatient.address(), 1, 0)) {
            for (int i = 0; i < 10; i++) {
                TestClient gone = new TestClient(connector, "gone" + i);
                gone.client.connect("127.0.0.1", relay.port()).get(15, TimeUnit.SECONDS);
                gone.awaitEvent(ClientEvent.Online.class);
            }
            relay.cut();
            othersAreServed(impatient);
            nobodyIsLeft(impatient);
        }
    }
}
