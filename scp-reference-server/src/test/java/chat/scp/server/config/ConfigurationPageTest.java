package chat.scp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document of the configuration is the table of {@link Settings}. */
class ConfigurationPageTest {
    private static final Path DOCS = Path.of("docs").toAbsolutePath();

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        check("configuration.md", page());
    }

    @Test
    void theExampleHoldsEveryKeyAsItIsByItself(@TempDir Path dir) throws Exception {
        check("config.json", example());
        Configuration read = new ConfigurationReader()
                .file(Files.writeString(dir.resolve("config.json"), example()))
                .configuration();
        assertEquals(List.of(), read.differencesTo(new ConfigurationReader().configuration()));
    }

    private static void check(String name, String text) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("scp.update")) {
            Files.writeString(file, text);
        }
        String there = Files.exists(file) ? Files.readString(file) : "";
        assertTrue(
                text.equals(there),
                file + " is stale; write it anew with: mvn -pl scp-reference-server -am test"
                        + " -Dtest=ConfigurationPageTest -DextraTestArgs=-Dscp.update=true");
    }

    private static String page() {
        return """
                # Configuration of the server

                Generated from the table that the server itself reads by. There are three ways to say a thing; the later wins:

                1. `config.json`, named with `--config FILE`; a dot in a key leads into an object: `"limits": {"body": "64 KiB"}`
                2. a variable of the environment: `limits.roomMembers` is `SCP_LIMITS_ROOM_MEMBERS`; lists have commas
                3. a flag: those of `./scp server --help`, and `--set KEY=VALUE` for every key

                What is wrong is told with its key and place, what was expected and what was found, and the server does not start. On
                SIGHUP the server reads everything again; keys with a dot in the last column take effect then, and the certificate
                is read again too; of other keys the log says that they wait for a restart. When something is wrong, all stays as it was.

                An example with every key as it is by itself: [config.json](config.json).

                A time is written `500 ms`, `90 s`, `5 min`, `2 h` or `30 d`; a size `512 B`, `64 KiB`, `8 MiB` or `1 GiB`; a rate
                `600 in 1 min`: so many at once or spread over the time, and what was used comes back evenly. Who is faster gets
                RATE_LIMITED with the time to wait. File names are relative to where the server was started.

                """
                + "| key | by itself | takes | meaning | reload |\n|---|---|---|---|---|\n"
                + Settings.all().stream().map(ConfigurationPageTest::row).collect(Collectors.joining());
    }

    private static <T> String row(Setting<T> setting) {
        String usual = setting.kind().show().apply(setting.usual());
        return "| `" + setting.name() + "` | " + (usual.isEmpty() ? "" : "`" + usual + "`") + " | "
                + setting.kind().expected() + " | " + setting.meaning() + " | "
                + (setting.effect() == Setting.Effect.RELOAD ? "•" : "") + " |\n";
    }

    private static String example() {
        StringBuilder json = new StringBuilder("{\n");
        String group = "";
        String between = "";
        for (Setting<?> setting : Settings.all()) {
            int dot = setting.name().indexOf('.');
            String of = dot < 0 ? "" : setting.name().substring(0, dot);
            if (!of.equals(group)) {
                json.append(group.isEmpty() ? between : "\n  }" + (of.isEmpty() ? "" : ",\n"));
                json.append(of.isEmpty() ? "" : "  \"" + of + "\": {\n");
                between = group.isEmpty() || !of.isEmpty() ? "" : ",\n";
                group = of;
            }
            json.append(between)
                    .append(of.isEmpty() ? "  \"" : "    \"")
                    .append(setting.name().substring(dot + 1))
                    .append("\": ")
                    .append(value(setting));
            between = ",\n";
        }
        return json.append(group.isEmpty() ? "\n}\n" : "\n  }\n}\n").toString();
    }

    private static <T> String value(Setting<T> setting) {
        String shown = setting.kind().show().apply(setting.usual());
        return switch (setting.kind().written()) {
            case NUMBER, FLAG -> shown;
            case TEXT -> "\"" + shown + "\"";
            case LIST -> "[]";
        };
    }
}
