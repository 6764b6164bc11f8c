package chat.scp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scp.server.service.Rate;
import chat.scp.server.service.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said in the file, the environment and flags, and what is answered to mistakes. */
class ConfigurationTest {
    @TempDir
    Path dir;

    @Test
    void whatNobodySaysIsUsual() throws ConfigurationException {
        Configuration none = new ConfigurationReader().configuration();
        for (Setting<?> setting : Settings.all()) {
            assertEquals(setting.usual(), none.get(setting), setting.name());
        }
    }

    @Test
    void eachKindOfValueIsRead() throws Exception {
        Configuration read = file("""
                {
                  "host": "::1", "port": 7000, "auth": "open", "openInPublic": true,
                  "registration": "by-code", "invitationCodes": ["one", "two"],
                  "limits": {"body": "2 KiB", "roomMembers": 7},
                  "rates": {"messages": "20 in 1 s", "messageBytes": "1 MiB in 10 s"},
                  "retention": {"age": "30 d"}
                }""").configuration();
        assertEquals("::1", read.get(Settings.HOST));
        assertEquals(7000, read.get(Settings.PORT));
        assertEquals(Settings.Auth.OPEN, read.get(Settings.AUTH));
        assertEquals(true, read.get(Settings.OPEN_IN_PUBLIC));
        assertEquals(Registration.BY_CODE, read.get(Settings.REGISTRATION));
        assertEquals(List.of("one", "two"), read.get(Settings.INVITATION_CODES));
        assertEquals(2_048, read.get(Settings.BODY_BYTES));
        assertEquals(7, read.get(Settings.ROOM_MEMBERS));
        assertEquals(new Rate(20, Duration.ofSeconds(1)), read.get(Settings.MESSAGES));
        assertEquals(new Rate(1 << 20, Duration.ofSeconds(10)), read.get(Settings.MESSAGE_BYTES));
        assertEquals(Duration.ofDays(30), read.get(Settings.RETENTION_AGE));
        assertEquals("127.0.0.1", new ConfigurationReader().configuration().get(Settings.HOST));
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFile() throws Exception {
        ConfigurationReader reader = file("{\"host\": \"a\", \"data\": \"b\", \"port\": 1}")
                .environment(Map.of("SCP_DATA", "c", "SCP_PORT", "2", "SCP_LIMITS_ROOM_MEMBERS", "3"))
                .address("--listen", "[::1]:4");
        Configuration read = reader.configuration();
        assertEquals("::1", read.get(Settings.HOST));
        assertEquals("c", read.get(Settings.DATA));
        assertEquals(4, read.get(Settings.PORT));
        assertEquals(3, read.get(Settings.ROOM_MEMBERS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"port\": \"4433\"} | port wants a number from 0 to 65535, not \"4433\"",
                "{\"port\": 70000} | port wants a number from 0 to 65535, not \"70000\"",
                "{\"port\": 1.5} | port wants a number from 0 to 65535, not \"1.5\"",
                "{\"prot\": 1} | there is no key \"prot\"; did you mean \"port\"?",
                "{\"limits\": {\"roommembers\": 1}} | did you mean \"limits.roomMembers\"?",
                "{\"colour\": 1} | there is no key \"colour\"",
                "{\"auth\": \"none\"} | auth wants one of \"accounts\", \"open\", not \"none\"",
                "{\"scp1\": \"yes\"} | scp1 wants true or false, not \"yes\"",
                "{\"drain\": \"soon\"} | drain wants a time from 0 to 1 h, such as \"90 s\", not \"soon\"",
                "{\"drain\": \"5\"} | drain wants a time",
                "{\"limits\": {\"body\": \"5 kB\"}} | limits.body wants a size",
                "{\"rates\": {\"messages\": \"5/s\"}} | rates.messages wants so many in a time",
                "{\"rates\": {\"messages\": \"0 in 1 s\"}} | rates.messages wants so many in a time",
                "{\"invitationCodes\": [1]} | invitationCodes wants a list of texts, not [1]",
                "{\"limits\": 5} | there is no key \"limits\"",
                "{\"certfile\": \"a\"} | certfile and keyfile go together",
                "{\"admin\": \"9464\"} | admin wants HOST:PORT of loopback",
                "{\"admin\": \"0.0.0.0:9464\"} | as 127.0.0.1:9464, not \"0.0.0.0:9464\"",
                "{\"port\": 1 | not JSON",
                "[] | not JSON",
            })
    void mistakesAreToldByNameWithWhatWasExpectedAndFound(String json, String told) throws IOException {
        ConfigurationReader reader = file(json);
        String message = assertThrows(ConfigurationException.class, reader::configuration)
                .getMessage();
        assertTrue(message.contains(told), message);
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirLines() throws IOException {
        ConfigurationReader reader = file("{\n\"port\": -1,\n\"hots\": \"x\"\n}")
                .environment(Map.of("SCP_DRAIN", "late"))
                .flag("limits.widnow", "1");
        String message = assertThrows(ConfigurationException.class, reader::configuration)
                .getMessage();
        assertTrue(message.contains("config.json: 2: port wants"), message);
        assertTrue(message.contains("config.json: 3: there is no key \"hots\"; did you mean \"host\"?"), message);
        assertTrue(message.contains("SCP_DRAIN: drain wants"), message);
        assertTrue(message.contains("did you mean \"limits.window\"?"), message);
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        ConfigurationReader reader = new ConfigurationReader().file(dir.resolve("none.json"));
        assertTrue(assertThrows(ConfigurationException.class, reader::configuration)
                .getMessage()
                .startsWith("there is no file"));
    }

    @Test
    void strangersAmongTheVariablesAreTold() {
        Map<String, String> strange = ConfigurationReader.strangers(
                Map.of("SCP_PROT", "1", "SCP_PORT", "1", "PATH", "/bin", "SCP_SOMETHING_ELSE", ""));
        assertEquals(Map.of("SCP_PROT", "SCP_PORT", "SCP_SOMETHING_ELSE", ""), strange);
    }

    @Test
    void whatNeedsARestartStaysOnReload() throws Exception {
        Configuration before = file("{\"port\": 1, \"drain\": \"1 s\"}").configuration();
        Configuration read =
                file("{\"port\": 2, \"log\": {\"level\": \"debug\"}}").configuration();
        Configuration after = before.reloadedFrom(read);
        assertEquals(1, after.get(Settings.PORT));
        assertEquals(Settings.LogLevel.DEBUG, after.get(Settings.LOG_LEVEL));
        assertEquals(List.of("log.level"), before.differencesTo(after));
        assertEquals(List.of("port", "drain"), after.differencesTo(read));
    }

    @Test
    void whatIsShownOfAValueIsReadAsTheSame() {
        for (Setting<?> setting : Settings.all()) {
            readBack(setting);
        }
    }

    private static <T> void readBack(Setting<T> setting) {
        Kind<T> kind = setting.kind();
        assertEquals(
                setting.usual(),
                kind.parse().apply(kind.show().apply(setting.usual())).orElseThrow());
    }

    private ConfigurationReader file(String json) throws IOException {
        return new ConfigurationReader().file(Files.writeString(dir.resolve("config.json"), json));
    }
}
