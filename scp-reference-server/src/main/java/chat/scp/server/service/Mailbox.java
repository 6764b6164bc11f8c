package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The way from one session to the service: bounded, so that a client that says more than the service can
 * take in costs a bounded number of bytes. It is told to come back later. §9.6
 */
final class Mailbox implements Consumer<ServerEvent> {
    private static final int RETRY_MILLIS = 5_000;

    private final ClientPort port;
    private final int max;
    private final ServerLoop loop;
    private final Consumer<ServerEvent> service;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean full = new AtomicBoolean();

    Mailbox(ClientPort port, int max, ServerLoop loop, Consumer<ServerEvent> service) {
        this.port = port;
        this.max = max;
        this.loop = loop;
        this.service = service;
    }

    @Override
    public void accept(ServerEvent event) {
        boolean last = event instanceof ServerEvent.Closed;
        if (full.get() && !last) {
            return;
        }
        if (waiting.incrementAndGet() > max && !last) {
            waiting.decrementAndGet();
            if (!full.getAndSet(true)) {
                port.command(new ServerCommand.Close(ErrorCode.OVERLOADED, RETRY_MILLIS, ""));
            }
            return;
        }
        loop.execute(() -> {
            waiting.decrementAndGet();
            service.accept(event);
        });
    }
}
