package chat.scp.server.config;

import java.util.HashMap;
import java.util.Map;

/** What every setting is set to. Immutable. */
public final class Configuration {
    private final Map<Setting<?>, Object> values;

    Configuration(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** What was said last, or what is usual. */
    @SuppressWarnings("unchecked") // a setting's value is put in under the setting only
    public <T> T get(Setting<T> setting) {
        return (T) values.getOrDefault(setting, setting.usual());
    }

    /** With what takes effect at the start as it is here, and the rest as it is there. */
    public Configuration reloadedFrom(Configuration other) {
        Map<Setting<?>, Object> mixed = new HashMap<>();
        for (Setting<?> setting : Settings.all()) {
            Configuration from = setting.effect() == Setting.Effect.RELOAD ? other : this;
            mixed.put(setting, from.get(setting));
        }
        return new Configuration(mixed);
    }

    /** Names of the settings that differ. */
    public java.util.List<String> differencesTo(Configuration other) {
        return Settings.all().stream()
                .filter(s -> !get(s).equals(other.get(s)))
                .map(Setting::name)
                .toList();
    }
}
