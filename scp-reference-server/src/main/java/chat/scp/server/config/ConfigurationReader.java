package chat.scp.server.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a configuration: the file first, then the environment over it, then the flags. Collects all that
 * is wrong before it says so. For one thread, and one configuration.
 */
public final class ConfigurationReader {
    private static final int MAX_BYTES = 1 << 20;
    private static final String PREFIX = "SCP_";

    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** A JSON object; keys with a dot are objects within it. */
    public ConfigurationReader file(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                problems.add(file + " is longer than a configuration can be");
                return this;
            }
            ConfigParseOptions json =
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription(file.toString());
            object(ConfigFactory.parseString(Files.readString(file), json).root(), "");
        } catch (NoSuchFileException e) {
            problems.add("there is no file " + file);
        } catch (IOException e) {
            problems.add(file + " cannot be read: " + e.getMessage());
        } catch (ConfigException e) {
            problems.add("not JSON: " + e.getMessage());
        }
        return this;
    }

    private void object(ConfigObject object, String prefix) {
        object.forEach((key, value) -> {
            String name = prefix + key;
            Optional<Setting<?>> setting = Settings.named(name);
            if (setting.isPresent()) {
                json(setting.get(), value);
            } else if (value instanceof ConfigObject group && isGroup(name + ".")) {
                object(group, name + ".");
            } else {
                problems.add(where(value) + ": there is no key \"" + name + "\"" + hint(name));
            }
        });
    }

    private static boolean isGroup(String prefix) {
        return Settings.all().stream().anyMatch(s -> s.name().startsWith(prefix));
    }

    private static String hint(String name) {
        List<String> names = Settings.all().stream().map(Setting::name).toList();
        return Nearest.to(name, names).map(n -> "; did you mean \"" + n + "\"?").orElse("");
    }

    private void json(Setting<?> setting, ConfigValue value) {
        Optional<String> text =
                switch (setting.kind().written()) {
                    case TEXT -> scalar(value, ConfigValueType.STRING);
                    case NUMBER -> scalar(value, ConfigValueType.NUMBER);
                    case FLAG -> scalar(value, ConfigValueType.BOOLEAN);
                    case LIST -> list(value);
                };
        if (text.isPresent()) {
            set(setting, text.get(), where(value));
        } else {
            problem(setting, where(value), value.render(ConfigRenderOptions.concise()));
        }
    }

    private static Optional<String> scalar(ConfigValue value, ConfigValueType type) {
        return value.valueType() == type ? Optional.of(String.valueOf(value.unwrapped())) : Optional.empty();
    }

    private static Optional<String> list(ConfigValue value) {
        boolean texts = value instanceof ConfigList list
                && list.stream().allMatch(item -> item.valueType() == ConfigValueType.STRING);
        return texts
                ? Optional.of(((ConfigList) value)
                        .stream().map(item -> String.valueOf(item.unwrapped())).collect(Collectors.joining(",")))
                : Optional.empty();
    }

    private static String where(ConfigValue value) {
        return value.origin().description();
    }

    /** Variables that begin with {@code SCP_}; those that are nobody's are told in {@link #strangers}. */
    public ConfigurationReader environment(Map<String, String> environment) {
        for (Setting<?> setting : Settings.all()) {
            String text = environment.get(setting.variable());
            if (text != null) {
                set(setting, text, setting.variable());
            }
        }
        return this;
    }

    /** Variables that look as if they were meant for this program, each with what may be meant. */
    public static Map<String, String> strangers(Map<String, String> environment) {
        List<String> known = Settings.all().stream().map(Setting::variable).toList();
        Map<String, String> strange = new LinkedHashMap<>();
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .forEach(name -> strange.put(name, Nearest.to(name, known).orElse("")));
        return strange;
    }

    /** A flag of the command line, which wins over all before it. */
    public ConfigurationReader flag(String flag, Setting<?> setting, String text) {
        set(setting, text, flag);
        return this;
    }

    /** A key as the file has it. */
    public ConfigurationReader flag(String name, String text) {
        Optional<Setting<?>> setting = Settings.named(name);
        if (setting.isPresent()) {
            set(setting.get(), text, "--set");
        } else {
            problems.add("--set: there is no key \"" + name + "\"" + hint(name));
        }
        return this;
    }

    /** Host and port in one. */
    public ConfigurationReader address(String flag, String hostAndPort) {
        Optional<HostAndPort> address = HostAndPort.parse(hostAndPort);
        if (address.isPresent()) {
            set(Settings.HOST, address.get().host(), flag);
            set(Settings.PORT, Integer.toString(address.get().port()), flag);
        } else {
            problems.add(flag + " wants HOST:PORT, as 127.0.0.1:4433, not " + hostAndPort);
        }
        return this;
    }

    private void set(Setting<?> setting, String text, String where) {
        Optional<?> value = setting.kind().parse().apply(text.strip());
        if (value.isPresent()) {
            values.put(setting, value.get());
        } else {
            problem(setting, where, "\"" + text + "\"");
        }
    }

    private void problem(Setting<?> setting, String where, String found) {
        problems.add(where + ": " + setting.name() + " wants " + setting.kind().expected() + ", not " + found);
    }

    /** What was read. */
    public Configuration configuration() throws ConfigurationException {
        Configuration read = new Configuration(values);
        boolean oneOfTwo = read.get(Settings.CERTFILE).isEmpty()
                != read.get(Settings.KEYFILE).isEmpty();
        if (oneOfTwo) {
            problems.add("certfile and keyfile go together");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return read;
    }
}
