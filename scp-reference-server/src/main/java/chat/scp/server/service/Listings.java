package chat.scp.server.service;

import chat.scp.pdu.MemberChange;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.Device;
import chat.scp.pdu.v2.Done;
import chat.scp.pdu.v2.Invite;
import chat.scp.pdu.v2.List;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.pdu.v2.User;
import chat.scp.server.store.KnownDevice;
import chat.scp.server.store.StoredConversation;
import chat.scp.session.InvitationBroker.Invitation;

/** Pages of what there is; the cursor is how much came before. §7.2.3 */
final class Listings {
    private static final int MAX_ITEMS = 200;

    private final Hall hall;
    private final Access access;
    private final Views views;
    private final Invitations invitations;

    Listings(Hall hall, Access access, Views views, Invitations invitations) {
        this.hall = hall;
        this.access = access;
        this.views = views;
        this.invitations = invitations;
    }

    void list(Connected from, List asked) throws Refusal {
        int limit = Math.min(asked.limit(), MAX_ITEMS);
        // One more than is given tells whether there is more.
        java.util.List<? extends Scp2Pdu> found = page(from, asked, limit + 1);
        found.stream().limit(limit).forEach(from::reply);
        from.reply(new Done(asked.request(), found.size() > limit ? asked.cursor() + limit : 0));
    }

    private java.util.List<? extends Scp2Pdu> page(Connected from, List asked, int limit) throws Refusal {
        int request = asked.request();
        long skip = asked.cursor();
        return switch (asked.kind()) {
            case CONVERSATIONS ->
                hall.store.conversations().of(from.user, skip, limit).stream()
                        .map(c -> views.of(request, c, from.user, from.device))
                        .toList();
            case ROOMS ->
                hall.store.conversations().publicRooms(skip, limit).stream()
                        .map(c -> views.of(request, c, from.user, from.device))
                        .toList();
            case MEMBERS -> members(asked, access.asMember(asked.conversation(), from.user), skip, limit);
            case INVITATIONS ->
                invitations.awaiting(from.user).stream()
                        .skip(skip)
                        .limit(limit)
                        .map(Listings::invite)
                        .toList();
            case BLOCKS ->
                hall.store.blocks().of(from.user, skip, limit).stream()
                        .map(user -> new User(request, user, views.displayName(user)))
                        .toList();
            case DEVICES ->
                hall.store.devices().of(from.user).stream()
                        .skip(skip)
                        .limit(limit)
                        .map(device -> device(request, device))
                        .toList();
        };
    }

    private java.util.List<? extends Scp2Pdu> members(List asked, StoredConversation of, long skip, int limit) {
        return hall.store.conversations().members(of.id(), skip, limit).stream()
                .map(m -> views.member(asked.request(), of, m.user(), UserName.NONE, MemberChange.LISTED, m.role()))
                .toList();
    }

    private Device device(int request, KnownDevice device) {
        boolean online = hall.sessions.of(device.user(), device.device()) != null;
        return new Device(request, device.device(), device.lastSeenMillis(), online, device.agent());
    }

    private static Invite invite(Invitation standing) {
        return new Invite(
                standing.id(),
                (UserName) standing.originator(),
                standing.room(),
                standing.timeoutMillis(),
                standing.displayName());
    }
}
