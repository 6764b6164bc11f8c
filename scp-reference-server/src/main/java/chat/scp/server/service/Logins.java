package chat.scp.server.service;

import chat.scp.auth.ScramVerifier;
import chat.scp.pdu.Bytes;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Name;
import chat.scp.pdu.UserName;
import chat.scp.server.store.Account;
import chat.scp.server.store.KnownDevice;
import chat.scp.server.store.KnownDevice.TokenHash;
import chat.scp.server.store.StoreException;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent.LoginOffered;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether somebody is who he says he is. §4.2 to §4.5 */
final class Logins {
    private final Hall hall;
    private final Authenticator authenticator;
    private final Admission admission;
    private final Consumer<Connected> arrived;
    private final OpenNames names;

    /** {@code arrived} is told of each session that was let in. */
    Logins(Hall hall, Authenticator authenticator, Admission admission, Consumer<Connected> arrived) {
        this.hall = hall;
        this.authenticator = authenticator;
        this.admission = admission;
        this.arrived = arrived;
        this.names = new OpenNames(hall);
    }

    /** Who is not known, disabled, or without a password gets a decoy, the same each time. §4.2-8, §4.3-9 */
    void verifierNeeded(Connected session, Name user) {
        try {
            hall.floods.checkLogin(session, user);
            session.asked = true;
            session.claim = user.text();
            Optional<ScramVerifier> known = hall.store.accounts().verifier((UserName) user);
            ScramVerifier decoy = ScramVerifier.decoy(
                    hall.store.secret(), user.text(), hall.config().iterations());
            session.tell(new ServerCommand.ProvideVerifier(known.orElse(decoy), hall.secretBytes()));
        } catch (Refusal refusal) {
            refuse(session, refusal);
        } catch (StoreException e) {
            refuse(session, Refusal.storeUnavailable());
        }
    }

    void failed(Connected session, Name user) {
        hall.floods.loginFailed(session, user);
        hall.observer.loginFailed(user.text(), session.port.address());
    }

    void offered(Connected session, LoginOffered login) {
        try {
            Mechanism mechanism = login.mechanism();
            if (!session.asked) { // SCRAM was counted when it began
                hall.floods.checkLogin(session, login.user());
            }
            session.claim = login.user().text();
            if (login.version() == 1) {
                hall.scp1.admit(session, login);
                hall.observer.loggedIn(session.user, session.port.address(), 1, session.mechanism);
            } else if (mechanism.equals(Mechanism.TOKEN)) {
                authenticate(session, login);
            } else if (mechanism.equals(Mechanism.RESUME)) {
                resume(session, login);
            } else if (mechanism.equals(Mechanism.OPEN)) {
                admit(session, byName(login), login, TokenHash.NONE);
            } else {
                admit(session, account((UserName) login.user()), login, TokenHash.NONE);
            }
        } catch (Refusal refusal) {
            refuse(session, refusal);
        } catch (StoreException e) {
            refuse(session, Refusal.storeUnavailable());
        }
    }

    private void admit(Connected session, Account account, LoginOffered login, TokenHash shown) throws Refusal {
        Refusal.unless(!account.disabled(), ErrorCode.BAD_CREDENTIALS);
        Refusal.unless(!hall.scp1.isScp1(account.name()), ErrorCode.NAME_IN_USE); // §11.1-2
        admission.admit(session, account, login, shown);
        hall.observer.loggedIn(session.user, session.port.address(), login.version(), session.mechanism);
        arrived.accept(session);
    }

    /** SCRAM has proved the name by now. */
    private Account account(UserName user) throws Refusal {
        Optional<Account> account = hall.store.accounts().find(user);
        Refusal.unless(account.isPresent(), ErrorCode.BAD_CREDENTIALS);
        return account.get();
    }

    private Account byName(LoginOffered login) throws Refusal {
        Refusal.unless(hall.config().open(), ErrorCode.MECHANISM_REFUSED); // §4.4-1
        UserName user = (UserName) login.user();
        Account account = orMade(user);
        Refusal.unless(account.verifier() == null, ErrorCode.BAD_CREDENTIALS); // §4.4-2
        names.checkFree(user, device -> !device.equals(login.device())); // §4.4-3
        return account;
    }

    /** Who may come by name or by the embedder's login needs no account before; he has one then. */
    private Account orMade(UserName user) {
        Optional<Account> found = hall.store.accounts().find(user);
        if (found.isPresent()) {
            return found.get();
        }
        Account made = new Account(user, "", null, false, hall.loop.nowMillis());
        hall.await(hall.store.accounts().create(made));
        return made;
    }

    private void authenticate(Connected session, LoginOffered login) {
        var unused = authenticator
                .authenticate(login.credential(), login.device())
                .whenComplete((user, failure) -> hall.loop.execute(
                        () -> authenticated(session, login, failure == null ? user : Optional.empty())));
    }

    private void authenticated(Connected session, LoginOffered login, Optional<UserName> user) {
        if (session.over) {
            return;
        }
        try {
            Refusal.unless(user.isPresent() && isOrNone(login.user(), user.get()), ErrorCode.BAD_CREDENTIALS);
            admit(session, orMade(user.get()), login, TokenHash.NONE);
        } catch (Refusal refusal) {
            refuse(session, refusal);
        } catch (StoreException e) {
            refuse(session, Refusal.storeUnavailable());
        }
    }

    private void resume(Connected session, LoginOffered login) throws Refusal {
        Bytes hash = Tokens.hash(login.credential());
        long nowMillis = hall.loop.nowMillis();
        for (KnownDevice device : hall.store.devices().withId(login.device())) { // §4.5-2
            boolean given = device.given().admits(hash, nowMillis);
            if (given || device.used().admits(hash, nowMillis)) { // §4.5-1, §4.5-3
                Refusal.unless(isOrNone(login.user(), device.user()), ErrorCode.BAD_CREDENTIALS); // §4.4-5
                Optional<Account> account = hall.store.accounts().find(device.user());
                Refusal.unless(account.isPresent() && !account.get().disabled(), ErrorCode.RESUME_REFUSED);
                admit(session, account.get(), login, given ? device.given() : device.used());
                return;
            }
        }
        throw new Refusal(ErrorCode.RESUME_REFUSED);
    }

    private static boolean isOrNone(Name named, UserName user) {
        return named.equals(UserName.NONE) || named.equals(user);
    }

    private void refuse(Connected session, Refusal refusal) {
        hall.observer.refused(Observer.Asked.LOGIN, refusal.code(), session.claim, session.port.address());
        session.tell(new ServerCommand.RefuseLogin(refusal.code(), refusal.retryAfterMillis(), refusal.text()));
    }
}
