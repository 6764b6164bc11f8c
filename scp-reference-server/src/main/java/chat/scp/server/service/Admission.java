package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.ConversationState;
import chat.scp.pdu.Cursor;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.Mechanism;
import chat.scp.pdu.Position;
import chat.scp.pdu.ResumeStatus;
import chat.scp.pdu.SessionId;
import chat.scp.server.store.Account;
import chat.scp.server.store.KnownDevice;
import chat.scp.server.store.KnownDevice.TokenHash;
import chat.scp.server.store.Overview;
import chat.scp.server.store.StoredConversation;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent.LoginOffered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets in who has shown who he is: token, state of his conversations, and what he missed. §4.2, §4.5 */
final class Admission {
    /** What a cursor of HELLO is answered with, and what follows it. */
    private record Answer(ConversationState state, Cursor cursor, Optional<StoredConversation> log) {}

    private final Hall hall;
    private final Access access;
    private final History history;
    private final ReadMarks marks;

    Admission(Hall hall, Access access, History history, ReadMarks marks) {
        this.hall = hall;
        this.access = access;
        this.history = history;
        this.marks = marks;
    }

    /** {@code shown}: the resumption token that was used; NONE: another login. Throws before anything changed. */
    void admit(Connected session, Account found, LoginOffered login, TokenHash shown) throws Refusal {
        session.user = found.name();
        session.device = login.device();
        session.mechanism = login.mechanism();
        Account account = named(found, login.displayName());
        Bytes token = hall.secretBytes();
        long life = life(account, session.mechanism);
        session.rotateAtNanos = rotation(life);
        remember(session, login.agent(), Tokens.hashed(token, hall.loop.nowMillis() + life * 1_000), shown);

        List<Answer> answers = answers(session, login);
        Connected older = hall.sessions.add(session);
        if (older != null) {
            older.tell(new ServerCommand.Close(ErrorCode.REPLACED, 0, "")); // §4.2-15
        }
        session.tell(new ServerCommand.Admit(
                new SessionId(hall.randomLong(), hall.randomLong()),
                account.name(),
                account.displayName(),
                hall.loop.nowMillis(),
                token,
                (int) life,
                answers.stream().map(Answer::state).toList()));
        showOthers(session, login.cursors());
        answers.forEach(answer -> goOn(session, answer));
    }

    private long life(Account account, Mechanism mechanism) {
        boolean byName = account.verifier() == null && mechanism.equals(Mechanism.OPEN);
        return (byName ? hall.config().openTokenLife() : hall.config().tokenLife()).toSeconds();
    }

    private long rotation(long lifeSeconds) {
        return hall.loop.nowNanos()
                + Duration.ofSeconds(lifeSeconds).dividedBy(2).toNanos();
    }

    /** Who stays longer than his token is good gets the next one in time. §4.5 */
    void rotate(Connected session) {
        Optional<Account> account = hall.store.accounts().find(session.user);
        Optional<KnownDevice> device = hall.store.devices().of(session.user).stream()
                .filter(d -> d.device().equals(session.device))
                .findFirst();
        if (account.isEmpty() || device.isEmpty()) {
            session.rotateAtNanos = Long.MAX_VALUE; // removed meanwhile: nothing to come back with
            return;
        }
        long life = life(account.get(), session.mechanism);
        session.rotateAtNanos = rotation(life);
        Bytes token = hall.secretBytes();
        TokenHash given = Tokens.hashed(token, hall.loop.nowMillis() + life * 1_000);
        KnownDevice known = device.get();
        hall.await(hall.store
                .devices()
                .save(new KnownDevice(
                        known.user(), known.device(), known.agent(), hall.loop.nowMillis(), given, known.used())));
        session.tell(new ServerCommand.RotateToken(token, (int) life));
    }

    private Account named(Account account, String displayName) {
        if (displayName.isEmpty() || displayName.equals(account.displayName())) {
            return account;
        }
        Account named = account.withDisplayName(displayName);
        hall.await(hall.store.accounts().update(named));
        return named;
    }

    private void remember(Connected session, String agent, TokenHash given, TokenHash used) throws Refusal {
        List<KnownDevice> devices = hall.store.devices().of(session.user);
        boolean known = devices.stream().anyMatch(d -> d.device().equals(session.device));
        Refusal.unless(known || devices.size() < hall.config().limits().devices(), ErrorCode.LIMIT_REACHED); // §4.11
        hall.await(hall.store
                .devices()
                .save(new KnownDevice(session.user, session.device, agent, hall.loop.nowMillis(), given, used)));
    }

    private List<Answer> answers(Connected session, LoginOffered login) {
        List<Answer> answers = new ArrayList<>();
        long room = login.window();
        for (Cursor cursor : login.cursors()) {
            Answer answer = answer(session, cursor, room);
            if (answer.state().status() == ResumeStatus.RESUMED) {
                room -= answer.state().last().sequence() - cursor.position().sequence();
            }
            answers.add(answer);
        }
        return answers;
    }

    private Answer answer(Connected session, Cursor cursor, long room) {
        Optional<StoredConversation> found = hall.store
                .conversations()
                .find(cursor.conversation())
                .filter(log -> access.isMember(log.id(), session.user));
        if (found.isEmpty()) { // §4.5-10
            return new Answer(
                    new ConversationState(cursor.conversation(), Position.NONE, 0, 0, ResumeStatus.GONE),
                    cursor,
                    found);
        }
        StoredConversation log = found.get();
        ConversationState state = new ConversationState(
                log.id(),
                new Position(log.epoch(), log.last()),
                hall.store.marks().delivered(log.id(), session.user, session.device),
                hall.store.marks().read(log.id(), session.user),
                status(cursor.position(), log, room));
        return new Answer(state, cursor, found);
    }

    private static ResumeStatus status(Position cursor, StoredConversation log, long room) {
        boolean fits = cursor.epoch() == log.epoch() || cursor.equals(Position.NONE);
        if (!fits || cursor.sequence() > log.last()) {
            return ResumeStatus.RESET; // §4.5-9
        }
        // With epoch 0 the device does not know which log it would go on from: a page tells.
        boolean within = cursor.epoch() == log.epoch() && log.last() - cursor.sequence() <= room;
        return within ? ResumeStatus.RESUMED : ResumeStatus.BEHIND;
    }

    // §4.5-11
    private void showOthers(Connected session, List<Cursor> cursors) {
        Set<Object> named = new HashSet<>();
        cursors.forEach(cursor -> named.add(cursor.conversation()));
        for (Overview own : hall.store.conversations().overviews(session.user, session.device)) {
            if (!named.contains(own.conversation().id())) {
                session.tell(new ServerCommand.ShowConversation(Views.of(own)));
            }
        }
    }

    private void goOn(Connected session, Answer answer) {
        if (answer.log().isEmpty()) {
            return;
        }
        StoredConversation log = answer.log().get();
        Position cursor = answer.cursor().position();
        if (cursor.epoch() == log.epoch() && cursor.sequence() > answer.state().delivered()) {
            LiveConversation live = hall.live.of(log.id());
            if (live != null) {
                marks.delivered(session, live, cursor); // what is in its hands was delivered
            }
        }
        if (answer.state().status() == ResumeStatus.RESUMED) {
            history.replay(session, log, cursor.sequence());
        }
    }
}
