package chat.scp.server.service;

import chat.scp.pdu.Bytes;
import chat.scp.pdu.DeviceId;
import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.UserName;
import chat.scp.pdu.v2.ClaimKeys;
import chat.scp.pdu.v2.Keys;
import chat.scp.pdu.v2.PublishKeys;
import chat.scp.server.store.KeyPackages.Claimed;
import chat.scp.signal.ServerCommand;
import java.util.List;

/** Key packages, which the server keeps for devices and gives out once each. It understands nothing of them. §6.10 */
final class PublishedKeys {
    private final Hall hall;
    private final Invitations invitations;

    PublishedKeys(Hall hall, Invitations invitations) {
        this.hall = hall;
        this.invitations = invitations;
    }

    void publish(Connected from, PublishKeys publish) throws Refusal {
        boolean fits = publish.packages().size() <= hall.config().limits().keyPackages();
        Refusal.unless(fits, ErrorCode.LIMIT_REACHED); // §6.10-6
        hall.await(hall.store.keyPackages().publish(from.user, from.device, publish.packages()));
        from.done(publish);
    }

    void claim(Connected from, ClaimKeys claim) throws Refusal {
        boolean own = claim.user().equals(from.user);
        boolean known = own
                || hall.store.conversations().areTogether(from.user, claim.user())
                || invitations.standsBetween(from.user, claim.user());
        Refusal.unless(known, ErrorCode.NOT_FOUND);
        hall.floods.checkClaim(from.user, claim.user());
        DeviceId except = own ? from.device : DeviceId.NONE;
        List<Claimed> claimed = hall.await(hall.store.keyPackages().claim(claim.user(), except));
        claimed.forEach(c -> from.reply(new Keys(claim.request(), claim.user(), c.device(), c.keyPackage())));
        from.done(claim);
        for (Claimed c : claimed) {
            if (c.left() <= 1) {
                hall.sessions.tell(claim.user(), callToPublish(claim.user(), c.device()));
            }
        }
    }

    /** A device logged in: it hears whether others find something of it. §6.10-8 */
    void arrived(Connected session) {
        if (hall.store.keyPackages().left(session.user, session.device) <= 1) {
            session.tell(callToPublish(session.user, session.device));
        }
    }

    /** For sessions without END_TO_END it is dropped on the way. */
    private static ServerCommand callToPublish(UserName user, DeviceId device) {
        return new ServerCommand.Notify(new Keys(0, user, device, Bytes.EMPTY));
    }
}
