package chat.scp.client.gui;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/** Waiting for conditions, with a deadline; and looking at a window on Swing's thread. */
final class Wait {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Wait() {}

    /** What is computed on Swing's thread. */
    static <T> T swing(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        try {
            EventQueue.invokeAndWait(task);
            return task.get();
        } catch (InvocationTargetException | ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void run(Runnable what) {
        swing(() -> {
            what.run();
            return true;
        });
    }

    static void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> "");
    }

    /** {@code now}: what there is instead, if it does not come about. */
    static void until(String what, BooleanSupplier condition, Supplier<?> now) {
        if (!within(PATIENCE, condition)) {
            throw new AssertionError(what + " did not come about: " + now.get() + picture());
        }
    }

    /** What the screen shows, for who looks for the reason. */
    private static String picture() {
        if (GraphicsEnvironment.isHeadless()) {
            return "";
        }
        try {
            Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
            Path file = Files.createTempFile(Path.of("target"), "window-", ".png");
            ImageIO.write(new Robot().createScreenCapture(all), "png", file.toFile());
            return "; see " + file.toAbsolutePath();
        } catch (IOException | AWTException e) {
            return "; no picture: " + e;
        }
    }

    /** Whether it comes about in that time. */
    static boolean within(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(10_000_000);
        }
        return true;
    }

    static void untilShown(String what, Callable<Boolean> condition) {
        until(what, () -> swing(condition));
    }
}
