package chat.scp.client;

import chat.scp.auth.SaltedPassword;
import chat.scp.auth.ScramParameters;
import chat.scp.auth.ScramVerifier;
import chat.scp.client.engine.Answer;
import chat.scp.client.engine.ClientEngine;
import chat.scp.client.engine.Workers;
import chat.scp.pdu.Capability;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ListKind;
import chat.scp.pdu.v2.Credential;
import chat.scp.pdu.v2.Device;
import chat.scp.pdu.v2.Profile;
import chat.scp.pdu.v2.Revoke;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The user's own account. Thread-safe. §4.10, §4.11 */
public final class Account {
    private final ClientEngine engine;
    private final Duration deadline;

    Account(ClientEngine engine, Duration deadline) {
        this.engine = engine;
        this.deadline = deadline;
    }

    /**
     * A device of the account.
     *
     * @param agent its program
     */
    public record OwnDevice(DeviceId id, Instant lastSeen, boolean online, String agent) {}

    /** Makes this the password; other devices are logged out. Only after a login by password or token. */
    public CompletableFuture<@Nullable Void> changePassword(String password) {
        ScramParameters parameters = ChatClientOptions.freshParameters();
        CompletableFuture<Answer> changed = CompletableFuture.supplyAsync(
                        () -> verifier(password, parameters), Workers.shared())
                .thenCompose(this::change);
        return Answer.done(changed.whenComplete((answer, failure) -> {
            if (failure == null) {
                engine.passwordIs(password);
            }
        }));
    }

    private CompletableFuture<Answer> change(ScramVerifier verifier) {
        Credential credential =
                new Credential(1, verifier.iterations(), verifier.storedKey(), verifier.serverKey(), verifier.salt());
        return engine.ask(credential, Capability.REGISTRATION, false, deadline);
    }

    private static ScramVerifier verifier(String password, ScramParameters parameters) {
        return ScramVerifier.fromSaltedPassword(parameters, SaltedPassword.derive(password, parameters));
    }

    public CompletableFuture<@Nullable Void> setDisplayName(String name) {
        return Answer.done(engine.ask(new Profile(1, name), null, true, deadline));
    }

    public CompletableFuture<List<OwnDevice>> devices() {
        return new Listing<>(engine, deadline, ListKind.DEVICES, null, Device.class)
                .all()
                .thenApply(all -> all.stream()
                        .map(d -> new OwnDevice(
                                d.device(), Instant.ofEpochMilli(d.lastSeenMillis()), d.online(), d.agent()))
                        .toList());
    }

    /** Logs a device out; the own one too. */
    public CompletableFuture<@Nullable Void> revoke(DeviceId device) {
        return Answer.done(engine.ask(new Revoke(1, device), null, false, deadline));
    }
}
