package chat.scp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scp.dialect.Inflow;
import chat.scp.dialect.ServerConfig;
import chat.scp.quic.EngineChoice;
import chat.scp.quic.ListenerOptions;
import chat.scp.quic.tls.ServerIdentities;
import chat.scp.server.config.ConfigurationReader;
import chat.scp.server.config.Setting;
import chat.scp.server.config.Settings;
import chat.scp.server.service.Limits;
import chat.scp.server.service.Rate;
import chat.scp.server.service.Rates;
import chat.scp.server.service.Registration;
import chat.scp.server.service.Retention;
import chat.scp.server.service.ServiceConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each number of the configuration ends up where it is meant to: every one is another here. */
class PlanTest {
    @TempDir
    Path dir;

    private final ConfigurationReader reader = new ConfigurationReader();

    private ChatServerConfig planned() throws Exception {
        reader.flag("data", dir.toString());
        Plan plan = new Plan(reader.configuration());
        return plan.server(ServerIdentities.selfSigned(dir));
    }

    private static Stream<Setting<?>> of(String group) {
        return Settings.all().stream().filter(setting -> setting.name().startsWith(group));
    }

    private static Rate in(int count) {
        return new Rate(count, Duration.ofMinutes(1));
    }

    @Test
    void ratesAreInTheirPlaces() throws Exception {
        List<String> names = of("rates.").map(Setting::name).toList();
        for (int i = 0; i < names.size(); i++) {
            String unit = names.get(i).equals("rates.messageBytes") ? " B" : "";
            reader.flag(names.get(i), i + 1 + unit + " in 1 min");
        }
        Rates rates = planned().service().rates();
        assertEquals(new Rates(in(1), in(2), in(3), in(4), in(5), in(6), in(7), in(8), in(9), in(10), in(11)), rates);
        assertEquals(
                List.of(
                        "rates.logins",
                        "rates.failedLogins",
                        "rates.registrations",
                        "rates.messages",
                        "rates.messageBytes",
                        "rates.requests",
                        "rates.notices",
                        "rates.marks",
                        "rates.invitations",
                        "rates.keyClaims",
                        "rates.refusals"),
                names);
    }

    @Test
    void limitsOfTheServiceAreInTheirPlaces() throws Exception {
        reader.flag("limits.connectionsPerAddress", "1")
                .flag("limits.devices", "2")
                .flag("limits.conversations", "3")
                .flag("limits.roomMembers", "4")
                .flag("limits.invitations", "5")
                .flag("limits.blocks", "6")
                .flag("limits.body", "7 B")
                .flag("limits.stored", "8 B")
                .flag("limits.keyPackages", "9")
                .flag("limits.events", "10")
                .flag("limits.typing", "11")
                .flag("limits.marks", "12");
        ServiceConfig service = planned().service();
        assertEquals(new Limits(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), service.limits());
        assertEquals(11, service.typingMembers());
        assertEquals(12, service.markMembers());
    }

    @Test
    void limitsOfSessionsAndOfTheListenerAreInTheirPlaces() throws Exception {
        reader.flag("limits.connections", "1")
                .flag("limits.handshakesPerAddress", "2")
                .flag("limits.frame", "65 KiB")
                .flag("limits.window", "4")
                .flag("limits.unanswered", "5")
                .flag("limits.waiting", "66 KiB")
                .flag("limits.pdusPerSecond", "7")
                .flag("limits.bytesPerSecond", "67 KiB")
                .flag("limits.idle", "9 s")
                .flag("limits.login", "10 s")
                .flag("limits.patience", "11 s")
                .flag("drain", "12 s")
                .flag("engine", "kwik");
        ChatServerConfig planned = planned();
        ListenerOptions listener = planned.listener();
        assertEquals(1, listener.maxConnections());
        assertEquals(2, listener.maxHandshakesPerAddress());
        assertEquals(Duration.ofSeconds(11), listener.patience());
        assertEquals(EngineChoice.KWIK, listener.engine());
        ServerConfig sessions = planned.sessions();
        assertEquals(65 << 10, sessions.maxFrameBytes());
        assertEquals(4, sessions.window());
        assertEquals(5, sessions.maxUnanswered());
        assertEquals(66 << 10, sessions.maxWaitingBytes());
        assertEquals(new Inflow(7, 67 << 10), sessions.inflow());
        assertEquals(Duration.ofSeconds(9), sessions.idleTimeout());
        assertEquals(Duration.ofSeconds(10), sessions.loginTimeout());
        assertEquals(Duration.ofSeconds(12), planned.drain());
    }

    @Test
    void theRestIsInItsPlace() throws Exception {
        reader.flag("auth", "open")
                .flag("scp1", "false")
                .flag("scp1Grace", "1 s")
                .flag("registration", "by-code")
                .flag("invitationCodes", "a,b")
                .flag("iterations", "5000")
                .flag("tokens.life", "2 s")
                .flag("tokens.openLife", "3 s")
                .flag("retention.age", "4 s")
                .flag("retention.messages", "5")
                .flag("retention.ids", "6 s")
                .flag("retention.devices", "7 d")
                .flag("retention.every", "8 s");
        ChatServerConfig planned = planned();
        ServiceConfig service = planned.service();
        assertEquals(true, service.open());
        assertEquals(false, planned.listener().scp1());
        assertEquals(Duration.ofSeconds(1), service.scp1Grace());
        assertEquals(Registration.BY_CODE, service.registration());
        assertEquals(Set.of("a", "b"), service.invitationCodes());
        assertEquals(5_000, service.iterations());
        assertEquals(Duration.ofSeconds(2), service.tokenLife());
        assertEquals(Duration.ofSeconds(3), service.openTokenLife());
        assertEquals(
                new Retention(
                        Duration.ofSeconds(4), 5, Duration.ofSeconds(6), Duration.ofDays(7), Duration.ofSeconds(8)),
                service.retention());
    }
}
