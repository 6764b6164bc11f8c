package chat.scp.client.bot;

import chat.scp.client.engine.Workers;
import chat.scp.client.event.ChatMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs a command for each message: the text is its standard input, what it prints is the answer. The
 * environment says who wrote and where. The message is never part of the command line, and no shell
 * sees it.
 */
final class Command implements Function<ChatMessage, String> {
    private static final System.Logger LOG = System.getLogger(Command.class.getName());
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final List<String> words;
    private final Duration patience;

    Command(List<String> words, Duration patience) {
        this.words = List.copyOf(words);
        this.patience = patience;
    }

    @Override
    public String apply(ChatMessage message) {
        try {
            return run(message);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the command did not run: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private String run(ChatMessage message) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "SCP_SENDER", message.sender().text(),
                        "SCP_CONVERSATION", message.conversation().hex(),
                        "SCP_MESSAGE", message.id().hex(),
                        "SCP_POSITION", message.position().toString(),
                        "SCP_TIME_MILLIS", Long.toString(message.timeMillis())));
        Process process = builder.start();
        // Read on another thread: a command that prints before it has read all must not stand still.
        CompletableFuture<byte[]> printed =
                CompletableFuture.supplyAsync(() -> read(process.getInputStream()), Workers.shared());
        try (OutputStream in = process.getOutputStream()) {
            in.write(message.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the command did not read its input"); // it need not
        }
        if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            process.destroyForcibly();
            LOG.log(System.Logger.Level.WARNING, "the command took longer than {0} s", patience.toSeconds());
            return "";
        }
        if (process.exitValue() != 0) {
            LOG.log(System.Logger.Level.WARNING, "the command ended with {0}", process.exitValue());
            return "";
        }
        byte[] nothing = {}; // what it left running in the background may hold its output open for ever
        byte[] answer = printed.completeOnTimeout(nothing, patience.toNanos(), TimeUnit.NANOSECONDS)
                .join();
        return new String(answer, StandardCharsets.UTF_8).strip();
    }

    private static byte[] read(InputStream from) {
        try {
            byte[] answer = from.readNBytes(MAX_ANSWER_BYTES);
            from.transferTo(OutputStream.nullOutputStream());
            return answer;
        } catch (IOException e) {
            return new byte[0]; // the process was ended
        }
    }
}
