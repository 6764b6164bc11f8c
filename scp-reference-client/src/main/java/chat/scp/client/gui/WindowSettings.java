package chat.scp.client.gui;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the window remembers from run to run. What cannot be read or written is as if it were not there. */
final class WindowSettings {
    private static final System.Logger LOG = System.getLogger(WindowSettings.class.getName());
    private static final int USUAL_SIZE = 13;

    private final Path file;
    private final Properties all = new Properties();

    WindowSettings(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(System.Logger.Level.WARNING, "settings of the window cannot be read", e);
            }
        }
    }

    Theme theme() {
        return Theme.of(all.getProperty("theme", ""));
    }

    void theme(Theme theme) {
        put("theme", theme.name());
    }

    /** Of the font, in points. */
    int textSize() {
        try {
            return Math.max(10, Math.min(24, Integer.parseInt(all.getProperty("text", ""))));
        } catch (NumberFormatException e) {
            return USUAL_SIZE;
        }
    }

    void textSize(int points) {
        put("text", Integer.toString(points));
    }

    String server() {
        return all.getProperty("server", "");
    }

    String name() {
        return all.getProperty("name", "");
    }

    void lastSignIn(String server, String name) {
        all.setProperty("server", server);
        put("name", name);
    }

    /** Where the window was; null: nowhere yet. */
    @Nullable
    Rectangle bounds() {
        try {
            int[] numbers = Arrays.stream(all.getProperty("bounds", "").split(",", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return numbers.length == 4 && numbers[2] > 200 && numbers[3] > 200
                    ? new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3])
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    void bounds(Rectangle at) {
        put("bounds", at.x + "," + at.y + "," + at.width + "," + at.height);
    }

    private void put(String key, String value) {
        all.setProperty(key, value);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                all.store(writer, "SCP window");
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "settings of the window cannot be written", e);
        }
    }
}
