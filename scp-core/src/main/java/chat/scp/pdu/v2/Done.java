package chat.scp.pdu.v2;

import chat.scp.pdu.Check;
import chat.scp.pdu.Extensions;

/**
 * A request was carried out, and everything that answers it has been sent. §7.2.1
 *
 * @param request number of the request, chosen by the client, not in use by another unanswered one
 * @param next cursor for the next page of a listing; 0: that was all
 */
public record Done(int request, long next, Extensions extensions) implements Scp2Pdu {
    public Done {
        Check.u32("request", request);
        Check.u64("next", next);
    }

    public Done(int request, long next) {
        this(request, next, Extensions.NONE);
    }

    @Override
    public Scp2Type type() {
        return Scp2Type.DONE;
    }
}
