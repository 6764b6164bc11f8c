package chat.scp.client.engine;

import chat.scp.dialect.ClientConfig;
import chat.scp.link.SessionPump;
import chat.scp.pdu.Bytes;
import chat.scp.session.ClientSession;
import chat.scp.signal.ClientCommand;
import chat.scp.signal.ClientEvent;
import chat.scp.sim.SimulatedLink;
import chat.scp.sim.Timekeeper;
import chat.scp.sim.VirtualTime;
import java.net.ConnectException;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries sessions over links that misbehave by a seed, to a server that may be away. */
final class SimNetwork {
    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random;
    private final SimServer server;

    SimNetwork(long seed) {
        random = new SplittableRandom(seed);
        server = new SimServer(this);
    }

    VirtualTime time() {
        return time;
    }

    SplittableRandom random() {
        return random;
    }

    SimServer server() {
        return server;
    }

    private Bytes nonce() {
        byte[] nonce = new byte[18];
        random.nextBytes(nonce);
        return Bytes.of(nonce);
    }

    /** Of one process, which can be killed. */
    final class Process implements Carrier {
        private boolean dead;
        private @Nullable SimulatedLink link;

        void kill() {
            dead = true;
            if (link != null) {
                link.cut();
            }
        }

        @Override
        public Carried session(ClientConfig config, Consumer<ClientEvent> application) {
            return new OnLink(config, event -> {
                if (!dead) {
                    application.accept(event);
                }
            });
        }

        @Override
        public void close() {
            kill();
        }

        private final class OnLink implements Carried {
            private final SessionPump<ClientCommand, ClientEvent> pump;
            private final Timekeeper timekeeper;

            OnLink(ClientConfig config, Consumer<ClientEvent> application) {
                pump = new SessionPump<>(new ClientSession(config), application);
                timekeeper = new Timekeeper(time, pump);
            }

            @Override
            public CompletableFuture<?> connect(String host, int port) {
                CompletableFuture<@Nullable Void> connected = new CompletableFuture<>();
                time.in((1 + random.nextInt(200)) * VirtualTime.MILLI, () -> {
                    if (dead || server.isAway() || random.nextInt(10) == 0) {
                        connected.completeExceptionally(new ConnectException("nobody answers"));
                        return;
                    }
                    SimulatedLink made = server.accept(nonce());
                    link = made;
                    made.listener(timekeeper.around(pump.attach(made, nonce(), time.now())));
                    connected.complete(null);
                });
                return connected;
            }

            @Override
            public CompletableFuture<@Nullable Void> command(ClientCommand command) {
                try {
                    pump.command(command, time.now());
                    timekeeper.look();
                    return CompletableFuture.completedFuture(null);
                } catch (RuntimeException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }
        }
    }
}
