package chat.scp.server.service;

import chat.scp.pdu.ConversationId;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.InvitationId;
import chat.scp.pdu.UserName;
import chat.scp.server.store.StoreException;
import chat.scp.server.store.StoredConversation;
import chat.scp.session.InvitationBroker;
import chat.scp.session.InvitationBroker.Invitation;
import chat.scp.session.InvitationBroker.Output;
import chat.scp.signal.ServerCommand;
import chat.scp.signal.ServerEvent.InviteSent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invitations that stand: finds the devices of each audience, wakes brokers, opens what is confirmed. §5.1 */
final class Invitations {
    private static final int MIN_TIMEOUT_MILLIS = 1_000; // §7.3.1-1

    /** One invitation, and the device that made it. */
    private record Standing(InvitationBroker broker, DeviceId originatorDevice) {
        Invitation invitation() {
            return broker.invitation();
        }

        UserName originator() {
            return (UserName) invitation().originator();
        }

        UserName peer() {
            return (UserName) invitation().peer();
        }

        boolean isBetween(UserName one, UserName other) {
            return (originator().equals(one) && peer().equals(other))
                    || (originator().equals(other) && peer().equals(one));
        }
    }

    private final Hall hall;
    private final InvitationRules rules;
    private final Views views;
    private final Openings openings;
    private final Map<InvitationId, Standing> standing = new LinkedHashMap<>();

    Invitations(Hall hall, InvitationRules rules, Views views, Openings openings) {
        this.hall = hall;
        this.rules = rules;
        this.views = views;
        this.openings = openings;
    }

    // ---- the originator

    void sent(Connected from, InviteSent invite) {
        UserName peer = Names.of(invite.user());
        if (standing.containsKey(invite.id())) {
            from.tell(new ServerCommand.RelayReject(invite.id(), ErrorCode.ALREADY_EXISTS)); // §5.1-1
            return;
        }
        try {
            hall.floods.checkInvitation(from.user);
            rules.check(from.user, peer, invite.room());
            checkScp1(from, peer, invite.room());
            checkLimits(from.user, peer);
            begin(from, invite, peer);
        } catch (Refusal refusal) {
            from.tell(new ServerCommand.RelayReject(invite.id(), refusal.code()));
            hall.floods.refused(from, Observer.Asked.INVITATION, refusal.code());
        } catch (StoreException e) {
            from.tell(new ServerCommand.RelayReject(invite.id(), ErrorCode.STORE_UNAVAILABLE));
        }
    }

    // §11.2, §11.3-3
    private void checkScp1(Connected from, UserName peer, ConversationId room) throws Refusal {
        Refusal.unless(!from.scp1 || hall.sessions.isOnline(peer), ErrorCode.NOT_FOUND);
        if (hall.scp1.isScp1(peer)) {
            Refusal.unless(room.isNone(), ErrorCode.NOT_SUPPORTED); // §11.2-2
            boolean asked = standing.values().stream()
                    .anyMatch(s -> s.peer().equals(peer) || s.originator().equals(peer));
            Refusal.unless(!asked && !hall.scp1.isChatting(peer), ErrorCode.PEER_BUSY);
        }
    }

    // §5.1-17
    private void checkLimits(UserName originator, UserName peer) throws Refusal {
        int max = hall.config().limits().invitations();
        long from = standing.values().stream()
                .filter(s -> s.originator().equals(originator))
                .count();
        long to = standing.values().stream().filter(s -> s.peer().equals(peer)).count();
        Refusal.unless(from < max, ErrorCode.LIMIT_REACHED);
        Refusal.unless(to < max, ErrorCode.PEER_BUSY);
    }

    private void begin(Connected from, InviteSent invite, UserName peer) {
        int longest = (int) hall.config().invitationTimeout().toMillis();
        InvitationBroker broker = new InvitationBroker(new Invitation(
                invite.id(),
                from.user,
                views.displayName(from.user),
                peer,
                invite.room(),
                from.scp1 ? longest : Math.max(MIN_TIMEOUT_MILLIS, Math.min(longest, invite.timeoutMillis())),
                (int) hall.config().confirmTimeout().toMillis()));
        Standing begun = new Standing(broker, from.device);
        standing.put(invite.id(), begun);
        boolean withheld = hall.blocks.isBlocked(peer, from.user); // §5.1-16
        long now = hall.loop.nowNanos();
        relay(begun, withheld ? broker.withheld(now) : broker.invited(now));
    }

    void confirmed(Connected from, InvitationId id, ConversationId conversation) {
        Standing found = byOriginator(from, id);
        if (found == null) {
            return; // §5.1-13
        }
        List<Output> outputs = found.broker().confirmed(conversation);
        if (!found.broker().isConfirmed()) {
            return;
        }
        standing.remove(id);
        try {
            // §5.1-10: open before anybody hears of it
            openings.open(found.broker(), () -> relay(found, outputs));
            if (found.invitation().room().isNone()) {
                endOthersBetween(found.originator(), found.peer());
            }
        } catch (Refusal | StoreException e) {
            ErrorCode code = e instanceof Refusal refusal ? refusal.code() : ErrorCode.STORE_UNAVAILABLE;
            from.tell(new ServerCommand.RelayReject(id, code));
            outputs.forEach(output -> tell(found, output.to(), new ServerCommand.RelayCancel(id, ErrorCode.TIMEOUT)));
        }
    }

    // §5.1: a conversation of two people ends what else stands between them.
    private void endOthersBetween(UserName one, UserName other) {
        for (Standing each : List.copyOf(standing.values())) {
            if (each.invitation().room().isNone() && each.isBetween(one, other)) {
                relay(each, each.broker().openedOtherwise());
            }
        }
    }

    void cancelled(Connected from, InvitationId id, ErrorCode code) {
        Standing found = byOriginator(from, id);
        if (found != null) {
            relay(found, found.broker().cancelled(code));
        }
    }

    // ---- the peer

    void accepted(Connected from, InvitationId id) {
        Standing found = byPeer(from, id);
        if (found != null) {
            ConversationId room = found.invitation().room();
            ConversationId opens = room.isNone() ? opens(found) : room;
            relay(found, found.broker().accepted(from.device, opens, hall.loop.nowNanos()));
        }
    }

    // §11.2: an SCP/1 user goes on in the conversation that there is, having no other way.
    private ConversationId opens(Standing asked) {
        boolean withScp1 = hall.scp1.isScp1(asked.originator()) || hall.scp1.isScp1(asked.peer());
        return (withScp1
                        ? hall.store.conversations().formerDirect(asked.originator(), asked.peer())
                        : hall.store.conversations().direct(asked.originator(), asked.peer()))
                .map(StoredConversation::id)
                .orElseGet(hall::newConversation);
    }

    void rejected(Connected from, InvitationId id, ErrorCode code) {
        Standing found = byPeer(from, id);
        if (found != null) {
            relay(found, found.broker().rejected(from.device, code));
        }
    }

    /** §5.3: the originator learns nothing of the block. */
    void blocked(UserName by, UserName user) {
        for (Standing each : List.copyOf(standing.values())) {
            if (each.peer().equals(by) && each.originator().equals(user)) {
                relay(each, each.broker().blocked());
            }
        }
    }

    /** A device logged in: it hears of what stands. §5.1-5 */
    void arrived(Connected session) {
        for (Standing each : List.copyOf(standing.values())) {
            if (each.peer().equals(session.user)) {
                each.broker().deviceArrived().forEach(output -> session.tell(output.command()));
            } else if (each.originator().equals(session.user)
                    && each.originatorDevice().equals(session.device)) {
                relay(each, each.broker().originatorBack());
            }
        }
    }

    /** A session of SCP/1 ended, which does not come back. §11.2-1 */
    void gone(Connected session) {
        for (Standing each : List.copyOf(standing.values())) {
            if (each.originator().equals(session.user)) {
                relay(each, each.broker().originatorGone());
            } else if (each.peer().equals(session.user)) {
                relay(each, each.broker().peerGone());
            }
        }
    }

    /** Those that await an answer of the user, the oldest first. */
    List<Invitation> awaiting(UserName user) {
        return standing.values().stream()
                .filter(s -> s.peer().equals(user) && s.broker().state() == InvitationBroker.State.AWAITING_ANSWER)
                .map(Standing::invitation)
                .toList();
    }

    // ---- both

    boolean standsBetween(UserName one, UserName other) {
        return standing.values().stream().anyMatch(s -> s.isBetween(one, other));
    }

    private @Nullable Standing byOriginator(Connected from, InvitationId id) {
        Standing found = standing.get(id);
        boolean his = found != null
                && found.originator().equals(from.user)
                && found.originatorDevice().equals(from.device);
        return his ? found : null;
    }

    private @Nullable Standing byPeer(Connected from, InvitationId id) {
        Standing found = standing.get(id);
        return found != null && found.peer().equals(from.user) ? found : null;
    }

    private void relay(Standing from, List<Output> outputs) {
        outputs.forEach(output -> tell(from, output.to(), output.command()));
        if (from.broker().isEnded()) {
            standing.remove(from.invitation().id(), from);
        } else if (!outputs.isEmpty()) {
            hall.loop.at(from.broker().deadlineNanos(), () -> timeout(from));
        }
    }

    // Several may be booked for one invitation: the broker knows which is the one.
    private void timeout(Standing due) {
        List<Output> outputs = due.broker().timeout(hall.loop.nowNanos());
        if (!outputs.isEmpty()) {
            relay(due, outputs);
        }
    }

    private void tell(Standing of, InvitationBroker.Audience audience, ServerCommand command) {
        DeviceId answering = of.broker().answeringDevice();
        switch (audience) {
            case ORIGINATOR -> tell(hall.sessions.of(of.originator(), of.originatorDevice()), command);
            case PEER -> hall.sessions.tell(of.peer(), command);
            case ANSWERING_DEVICE -> tell(hall.sessions.of(of.peer(), answering), command);
            case OTHER_DEVICES ->
                hall.sessions.of(of.peer()).stream()
                        .filter(session -> !session.device.equals(answering))
                        .forEach(session -> session.tell(command));
            case ARRIVING_DEVICE -> throw new IllegalStateException("only an arriving device is told so");
        }
    }

    private static void tell(@Nullable Connected session, ServerCommand command) {
        if (session != null) {
            session.tell(command);
        }
    }
}
