package chat.scp.server.service;

import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.v2.Credential;
import chat.scp.pdu.v2.Profile;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Revoke;
import chat.scp.server.store.Account;
import chat.scp.server.store.KnownDevice;
import chat.scp.signal.ServerCommand;
import java.util.Optional;

/** What people do with their accounts. §4.10, §4.11 */
final class Credentials {
    private final Hall hall;

    Credentials(Hall hall) {
        this.hall = hall;
    }

    void register(Connected from, Register register) throws Refusal {
        hall.floods.checkRegistration(from);
        boolean allowed =
                switch (hall.config().registration()) {
                    case OPEN -> true;
                    case BY_CODE -> hall.config().invitationCodes().contains(register.invitationCode());
                    case CLOSED -> false;
                };
        Refusal.unless(allowed, ErrorCode.REGISTRATION_CLOSED); // §4.10-1
        boolean free =
                !register.user().isNone() && !register.user().isGuest() && !hall.sessions.isOnline(register.user());
        Refusal.unless(free, ErrorCode.NAME_IN_USE); // §4.10-2
        ScramVerifier verifier =
                new ScramVerifier(register.salt(), register.iterations(), register.storedKey(), register.serverKey());
        Account account = new Account(register.user(), register.displayName(), verifier, false, hall.loop.nowMillis());
        Refusal.unless(hall.await(hall.store.accounts().create(account)), ErrorCode.NAME_IN_USE);
        from.done(register);
    }

    void replace(Connected from, Credential credential) throws Refusal {
        boolean proven = from.mechanism.equals(Mechanism.SCRAM_SHA_256)
                || from.mechanism.equals(Mechanism.SCRAM_SHA_256_PLUS)
                || from.mechanism.equals(Mechanism.TOKEN);
        Refusal.unless(proven, ErrorCode.FORBIDDEN); // §4.10-5
        ScramVerifier verifier = new ScramVerifier(
                credential.salt(), credential.iterations(), credential.storedKey(), credential.serverKey());
        hall.await(hall.store.accounts().update(own(from).withVerifier(verifier)));
        for (KnownDevice other : hall.store.devices().of(from.user)) { // §4.10-6
            if (!other.device().equals(from.device)) {
                hall.await(hall.store.devices().save(other.withoutTokens()));
            }
        }
        for (Connected other : hall.sessions.of(from.user)) {
            if (other != from) {
                other.tell(new ServerCommand.Close(ErrorCode.REVOKED, 0, ""));
            }
        }
        ServerCommand end = new ServerCommand.Close(ErrorCode.REVOKED, 0, "");
        hall.backbone.relay(new Backbone.Relayed.Told(from.user, end));
        from.done(credential);
    }

    void rename(Connected from, Profile profile) throws Refusal {
        hall.await(hall.store.accounts().update(own(from).withDisplayName(profile.displayName())));
        from.done(profile);
    }

    void revoke(Connected from, Revoke revoke) throws Refusal {
        boolean known = hall.store.devices().of(from.user).stream()
                .anyMatch(d -> d.device().equals(revoke.device()));
        Refusal.unless(known, ErrorCode.NOT_FOUND);
        hall.await(hall.store.devices().remove(from.user, revoke.device())); // §4.11-1
        from.done(revoke);
        Connected revoked = hall.sessions.of(from.user, revoke.device());
        if (revoked != null) {
            revoked.tell(new ServerCommand.Close(ErrorCode.REVOKED, 0, ""));
        }
    }

    private Account own(Connected from) throws Refusal {
        Optional<Account> own = hall.store.accounts().find(from.user);
        Refusal.unless(own.isPresent(), ErrorCode.NOT_FOUND);
        return own.get();
    }
}
