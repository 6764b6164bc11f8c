package chat.scp.server.service;

import chat.scp.pdu.ErrorCode;
import chat.scp.pdu.v2.Block;
import chat.scp.pdu.v2.ClaimKeys;
import chat.scp.pdu.v2.Configure;
import chat.scp.pdu.v2.Create;
import chat.scp.pdu.v2.Credential;
import chat.scp.pdu.v2.Fetch;
import chat.scp.pdu.v2.Join;
import chat.scp.pdu.v2.Leave;
import chat.scp.pdu.v2.List;
import chat.scp.pdu.v2.Moderate;
import chat.scp.pdu.v2.Profile;
import chat.scp.pdu.v2.PublishKeys;
import chat.scp.pdu.v2.Register;
import chat.scp.pdu.v2.Revoke;
import chat.scp.pdu.v2.Scp2Pdu;
import chat.scp.server.store.StoreException;

/** Gives each request to who answers it; what is refused changed nothing. §4.9 */
final class Requests {
    private final Hall hall;
    private final History history;
    private final Credentials credentials;
    private final Rooms rooms;
    private final Listings listings;
    private final Invitations invitations;
    private final PublishedKeys keys;

    Requests(
            Hall hall,
            History history,
            Credentials credentials,
            Rooms rooms,
            Listings listings,
            Invitations invitations,
            PublishedKeys keys) {
        this.hall = hall;
        this.history = history;
        this.credentials = credentials;
        this.rooms = rooms;
        this.listings = listings;
        this.invitations = invitations;
        this.keys = keys;
    }

    void asked(Connected from, Scp2Pdu.Request request) {
        try {
            hall.floods.checkRequest(from);
            answer(from, request);
        } catch (Refusal refusal) {
            from.failed(request, refusal);
            hall.floods.refused(from, Observer.Asked.REQUEST, refusal.code());
        } catch (StoreException e) {
            from.failed(request, Refusal.storeUnavailable());
        }
    }

    private void answer(Connected from, Scp2Pdu.Request request) throws Refusal {
        switch (request.type()) {
            case REGISTER -> credentials.register(from, (Register) request);
            case CREDENTIAL -> credentials.replace(from, (Credential) request);
            case PROFILE -> credentials.rename(from, (Profile) request);
            case REVOKE -> credentials.revoke(from, (Revoke) request);
            case LIST -> listings.list(from, (List) request);
            case FETCH -> history.fetch(from, (Fetch) request);
            case PUBLISH_KEYS -> keys.publish(from, (PublishKeys) request);
            case CLAIM_KEYS -> keys.claim(from, (ClaimKeys) request);
            case BLOCK -> block(from, (Block) request);
            case CREATE -> rooms.create(from, (Create) request);
            case JOIN -> rooms.join(from, (Join) request);
            case LEAVE -> rooms.leave(from, (Leave) request);
            case MODERATE -> rooms.moderate(from, (Moderate) request);
            case CONFIGURE -> rooms.configure(from, (Configure) request);
            default -> throw new Refusal(ErrorCode.NOT_SUPPORTED);
        }
    }

    private void block(Connected from, Block block) throws Refusal {
        Refusal.unless(!block.user().equals(from.user), ErrorCode.SELF); // §5.3-3
        Refusal.unless(hall.store.accounts().find(block.user()).isPresent(), ErrorCode.NOT_FOUND);
        boolean room = !block.blocked()
                || hall.store
                        .blocks()
                        .of(from.user, hall.config().limits().blocks() - 1L, 1)
                        .isEmpty();
        Refusal.unless(room, ErrorCode.LIMIT_REACHED); // §9.6
        hall.await(hall.store.blocks().setBlocked(from.user, block.user(), block.blocked()));
        hall.blocks.forget(from.user, block.user());
        hall.backbone.relay(new Backbone.Relayed.Blocked(from.user, block.user()));
        if (block.blocked()) {
            invitations.blocked(from.user, block.user());
        }
        from.done(block);
    }
}
