package chat.scp.client.cli;

import chat.scp.client.event.ChatEvent;
import chat.scp.client.event.ConnectionState;
import chat.scp.quic.tls.FirstUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Without a terminal: a command a line, one after the other. Texts follow each other without waiting; every other
 * command begins when all before it are done, and has until its own deadline. The end of the input is the end, once
 * everything that was sent has its outcome.
 */
final class Script implements Front {
    private static final int OUTCOME_SECONDS = 90;
    private static final int LOOK_MILLIS = 100;
    private static final int MAX_AHEAD = 1_000;

    /** A line of the input, or its end. */
    private record Line(String text, boolean isEnd) {}

    private final BufferedReader in;
    private final LineOut out;
    private final LinkedBlockingQueue<Line> lines = new LinkedBlockingQueue<>(MAX_AHEAD);
    private final List<CompletableFuture<Integer>> sending = new ArrayList<>();
    private boolean running;
    private final AtomicInteger worst = new AtomicInteger();

    Script(InputStream in, LineOut out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public void tell(Told told) {
        out.tell(told);
    }

    @Override
    public boolean accept(FirstUse.UnknownServer server) {
        return false;
    }

    /** The first line of the input, or later the next one. */
    @Override
    public Optional<String> password(String prompt) {
        if (running) {
            return next();
        }
        try {
            String line = in.readLine();
            return line == null || line.isEmpty() ? Optional.empty() : Optional.of(line);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> next() {
        try {
            Line line = lines.take();
            if (line.isEnd) {
                lines.add(line);
            }
            return Optional.of(line.text).filter(text -> !text.isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public boolean isForPeople() {
        return false;
    }

    @Override
    public int run(Chatting chatting) throws InterruptedException {
        CompletableFuture<Integer> closed = closed(chatting);
        Thread reader = new Thread(this::read, "scp-chat-input");
        reader.setDaemon(true);
        running = true;
        reader.start();
        Actions actions = new Actions(chatting, this);
        while (!closed.isDone() && !out.isBroken()) {
            Line line = lines.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (line == null) {
                continue;
            }
            if (line.isEnd || isEnd(line.text)) {
                settle();
                return worst.get();
            }
            take(actions, line.text);
        }
        return closed.getNow(ExitStatus.IO);
    }

    private static CompletableFuture<Integer> closed(Chatting chatting) {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        chatting.client().listen(event -> {
            if (event instanceof ChatEvent.StateChanged changed
                    && changed.state() instanceof ConnectionState.Closed over) {
                closed.complete(ExitStatus.of(over.problem().code()));
            }
        });
        return closed;
    }

    private void read() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.put(new Line(line, false));
            }
            lines.put(new Line("", true));
        } catch (IOException e) {
            worst.accumulateAndGet(ExitStatus.NO_INPUT, Script::firstTrouble);
            lines.add(new Line("", true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isEnd(String line) {
        try {
            Verb verb = Typed.of(line).verb();
            return verb == Verb.QUIT || verb == Verb.DISCONNECT;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void take(Actions actions, String line) throws InterruptedException {
        boolean text = !line.startsWith("/") || line.startsWith("//");
        if (!text) {
            settle();
        }
        sending.add(actions.run(line));
        if (!text || sending.size() >= MAX_AHEAD) {
            settle();
        }
    }

    /** Until what was begun is done. */
    private void settle() throws InterruptedException {
        for (CompletableFuture<Integer> each : sending) {
            int status;
            try {
                status = each.get(OUTCOME_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                status = ExitStatus.TEMPORARY;
                tell(Told.of("problem", "", "No answer came in time; what was sent stays in the outbox."));
            } catch (ExecutionException e) {
                status = ExitStatus.SOFTWARE;
            }
            worst.accumulateAndGet(status, Script::firstTrouble);
        }
        sending.clear();
    }

    /** What went wrong first is what the program ends with. */
    private static int firstTrouble(int before, int now) {
        return before == ExitStatus.OK ? now : before;
    }

    @Override
    public void close() {}
}
