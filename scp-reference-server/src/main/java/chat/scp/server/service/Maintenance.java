package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.server.store.Accounts;
import chat.scp.server.store.Notices;
import chat.scp.server.store.StoreException;
import chat.scp.signal.ServerCommand;
import java.time.Duration;
import java.util.Collection;

/**
 * What comes round by itself: sessions that somebody beside the server ended, notices that somebody said there,
 * tokens that run out, and what is too old to keep.
 */
final class Maintenance {
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Hall hall;
    private final Admission admission;
    private long seen;
    private long said;
    private boolean trying;

    Maintenance(Hall hall, Admission admission) {
        this.hall = hall;
        this.admission = admission;
    }

    void begin() {
        seen = hall.store.accounts().revoked(0).stream()
                .mapToLong(Accounts.Revocation::number)
                .max()
                .orElse(0);
        said = hall.store.notices().after(0).stream()
                .mapToLong(Notices.Said::number)
                .max()
                .orElse(0); // those were for others
        hall.loop.at(hall.loop.nowNanos() + LOOK_NANOS, this::look);
        retain();
    }

    private void look() {
        hall.loop.at(hall.loop.nowNanos() + LOOK_NANOS, this::look);
        lookAfterTheStore();
        try {
            hall.store.accounts().revoked(seen).forEach(this::revoke);
            hall.store.notices().after(said).forEach(this::tell);
            long now = hall.loop.nowNanos();
            hall.sessions.all().stream().filter(s -> s.rotateAtNanos <= now).forEach(admission::rotate);
        } catch (StoreException e) {
            hall.storeFailed(e);
        }
    }

    /** Nobody may be sending any more while it refuses, so it is tried from here. */
    private void lookAfterTheStore() {
        if (!trying && hall.store.trouble().isPresent()) {
            trying = true;
            var unused =
                    hall.store.tryToWrite().whenComplete((done, failure) -> hall.loop.execute(() -> trying = false));
        }
    }

    private void revoke(Accounts.Revocation revocation) {
        seen = revocation.number();
        hall.forgetAll(); // with an account its memberships, marks and blocks go
        hall.sessions.of(revocation.name()).forEach(s -> s.tell(new ServerCommand.Close(ErrorCode.REVOKED, 0, "")));
    }

    private void tell(Notices.Said notice) {
        said = notice.number();
        ServerCommand told = new ServerCommand.TellNotice(notice.text());
        Collection<Connected> there = hall.sessions.all();
        there.forEach(session -> session.tell(told));
        hall.observer.noticed(there.size());
    }

    private void retain() {
        Retention kept = hall.config().retention();
        hall.loop.at(hall.loop.nowNanos() + kept.every().toNanos(), this::retain);
        long now = hall.loop.nowMillis();
        long oldest = kept.age().isZero() ? Long.MIN_VALUE : now - kept.age().toMillis();
        int most = kept.messages() == 0 ? Integer.MAX_VALUE : kept.messages();
        if (oldest != Long.MIN_VALUE || most != Integer.MAX_VALUE) {
            var unused = hall.store
                    .log()
                    .removeOld(oldest, most, now - kept.ids().toMillis())
                    .whenComplete((removed, failure) -> hall.loop.execute(() -> told(removed, failure)));
        }
        var unused = hall.store.devices().forget(now - kept.devices().toMillis(), now);
    }

    private void told(
            @org.jspecify.annotations.Nullable Integer removed, @org.jspecify.annotations.Nullable Throwable failure) {
        if (failure != null) {
            hall.storeFailed(failure);
        } else if (removed != null && removed > 0) {
            hall.observer.removed(removed);
        }
    }
}
